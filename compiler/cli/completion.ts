import { commands, options, pluginVerbs, type CommandName, type OptionRow } from './commands.ts';

/** What may stand behind `mlnc keywords` and `mlnc help`. */
export interface Completions {
  readonly keywords: readonly string[];
  readonly codes: readonly string[];
}

const names = Object.keys(commands).filter(name => name !== 'compile') as CommandName[];

/**
 * A script for bash, and for zsh by its bash mode. All words are in it, so that a press of TAB starts no program.
 * Files are left to the shell (`-o default`).
 */
export const completionScript = ({ keywords, codes }: Completions): string => `# Completes the words of mlnc in bash and zsh: . <(mlnc completion)
if [ -n "\${ZSH_VERSION-}" ]; then
    autoload -Uz compinit bashcompinit && compinit && bashcompinit
fi
_mlnc() {
    local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words
    case $before in
        -o|--output) COMPREPLY=($(compgen -d -- "$word")); return ;;
        -D|--define) return ;;
    esac
    case $COMP_CWORD:\${COMP_WORDS[1]} in
        1:*) words='${[...names, ...optionWords('compile')].join(' ')}' ;;
${names.map(name => `        *:${name}) words='${[...optionWords(name), ...(name === 'keywords' ? keywords : name === 'help' ? [...names, ...codes] : name === 'plugin' ? pluginVerbs : [])].join(' ')}' ;;`).join('\n')}
        *) words='${optionWords('compile').join(' ')}' ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _mlnc mlnc
`;

const optionWords = (name: CommandName): readonly string[] =>
  commands[name].options.flatMap(option => {
    const { short }: OptionRow = options[option];
    return short === undefined ? [`--${option}`] : [`-${short}`, `--${option}`];
  });
