/** What mlnc ships, as a capability: bundled or read from disk, this phase does not know. Paths are relative to mlnc's own folder. */
export interface Assets {
  /** The text of a template: `templates/vm.conf.hbs`, `targets/NAME/templates/command.sh.hbs`. */
  readonly template: (path: string) => string;
  /** Every file of `runtime-sh/`, `templates/guest/` and each target's `driver*` that exists, sorted. */
  readonly shipped: readonly string[];
}
