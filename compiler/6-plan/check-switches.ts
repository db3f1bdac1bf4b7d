import type { PlanCodes } from '../diagnostics/codes/plan.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Project } from '../5-model/project.ts';

/** sun_path of unix(7), without its NUL. */
const LONGEST_SOCKET = 107;

export const checkSwitches = (project: Project, report: Report<PlanCodes>): void => {
  for (const { settings: { socket } } of project.switches) {
    if (socket === undefined) continue;
    const bytes = new TextEncoder().encode(socket.value).length;
    if (bytes > LONGEST_SOCKET) report('socket-path-too-long', socket.at, { path: socket.value, bytes });
  }
};
