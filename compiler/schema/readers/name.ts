import { refuse, type PhraseReader, type Reader } from '../row.ts';

const LONGEST = 63;

/** Names that become folders, host names and parts of commands: letters, digits, `.`, `_`, `-`, a letter or digit first. */
const nameOf = (what: string): Reader<string> => ({
  kind: 'name',
  expects: what,
  read(text) {
    if (text.length <= LONGEST && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return { value: text };
    if (text === '') return refuse(`is empty, and not ${what}`);
    if (text.length > LONGEST) return refuse(`is too long for ${what}`, `names have at most ${LONGEST} characters`);
    if (!/^[A-Za-z0-9]/.test(text)) return refuse(`is not ${what}`, 'a name begins with a letter or digit');
    const odd = /[^A-Za-z0-9._-]/u.exec(text)?.[0] ?? '';
    return refuse(`is not ${what}`, `names hold letters, digits, \`.\`, \`_\` and \`-\`, and no \`${odd}\``);
  },
});

const anyProjectName = nameOf('a project\'s name');

/** Settings of `mln-kafe-@gw.service` are those of `mln-kafe-two@gw.service` too (systemd.unit(5)). Behind the `@` a dash means nothing. */
export const projectName: Reader<string> = {
  ...anyProjectName,
  read: text => (text.endsWith('-') && 'value' in anyProjectName.read(text)
    ? refuse('ends in a dash', `systemd would give its settings to every project whose name goes on from there: write \`${text.replace(/-+$/, '')}\``)
    : anyProjectName.read(text)),
};

export const hostName = nameOf('a host\'s name');
export const switchName = nameOf('a switch\'s name');
export const serverName = nameOf('a service host\'s name');
export const superclassName = nameOf('a superclass\'s name');
export const pluginName = nameOf('a plug-in\'s name');

/** `plugin NAME...`, `plugin exec PROGRAM`. */
export const pluginReference: PhraseReader<readonly string[]> = {
  kind: 'name',
  expects: 'NAME ... | exec PROGRAM',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  read: words => ({ value: words }),
};

export const volumeName = nameOf('a volume group\'s name');
export const plainName = nameOf('a name');

/** A device of the service host's network: Linux allows 15 bytes without `/` and white space. */
export const deviceName: Reader<string> = {
  kind: 'name',
  expects: 'the name of a network device',
  read(text) {
    if (text.length > 15) return refuse('is too long for a network device', 'Linux allows 15 characters');
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return refuse('is not the name of a network device', 'it has letters, digits, `.`, `_` and `-`, such as br0 or back-net');
    return { value: text };
  },
};

/** An account or a group, as `useradd` of Debian and Red Hat takes it. */
const accountOf = (what: string): Reader<string> => ({
  kind: 'name',
  expects: what,
  read(text) {
    if (text.length > 32) return refuse(`is too long for ${what}`, 'Linux allows 32 characters');
    if (!/^[A-Za-z_][A-Za-z0-9._-]*\$?$/.test(text)) return refuse(`is not ${what}`, 'it begins with a letter or `_` and goes on with letters, digits, `.`, `_`, `-`');
    return { value: text };
  },
});

export const userName = accountOf('a user\'s name');
export const groupName = accountOf('a group\'s name');

/** A file of the template repository: no path. */
export const templateName: Reader<string> = {
  kind: 'name',
  expects: 'a template\'s name such as busybox',
  read(text) {
    if (text.includes('/')) return refuse('is a path, and not a template\'s name', 'templates are found in the repository by name; for a file system used where it lies there is `filesystem PATH`');
    if (!/^[A-Za-z0-9][A-Za-z0-9._+-]{0,126}$/.test(text)) return refuse('is not a template\'s name', 'such as busybox or ubuntu-server.ext3');
    return { value: text };
  },
};

/** `user:group`, by names or numbers. */
export const ownerAndGroup: Reader<string> = {
  kind: 'name',
  expects: 'an owner such as root:root',
  read: text => (/^(?:[A-Za-z_][A-Za-z0-9._-]{0,31}|[0-9]{1,10}):(?:[A-Za-z_][A-Za-z0-9._-]{0,31}|[0-9]{1,10})$/.test(text)
    ? { value: text }
    : refuse('is not an owner', 'write `user:group`, names of the guest or numbers')),
};

/** A name behind an address in /etc/hosts. */
export const addressName: Reader<string> = {
  kind: 'name',
  expects: 'the name of a machine',
  read: text => (/^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/.test(text) ? { value: text } : refuse('is not the name of a machine', 'letters, digits, `.`, `_` and `-`')),
};

/** A DNS name, lower or upper case, without a final dot. */
export const domainName: Reader<string> = {
  kind: 'name',
  expects: 'a domain such as example.org',
  read(text) {
    if (text.length > 253) return refuse('is too long for a domain', 'domains have at most 253 characters');
    const labels = text.split('.');
    const sound = labels.every((label) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
    return sound ? { value: text } : refuse('is not a domain', 'parts of letters, digits and `-`, with dots between');
  },
};
