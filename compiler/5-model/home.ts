/** Where an account lives that names no home. */
export const homeOf = (user: string): string => (user === 'root' ? '/root' : `/home/${user}`);
