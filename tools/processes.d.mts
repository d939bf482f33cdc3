export function commandLine(pid: number): string;
export function ancestors(): string;
export function signal(pid: number, name: NodeJS.Signals | 0): boolean;
export function endProcess(pid: number, options?: { soft?: NodeJS.Signals; hard?: NodeJS.Signals; grace?: number }): Promise<void>;
export function portIsFree(port: number, host?: string): Promise<boolean>;
export function freePort(preferred?: number): Promise<number>;
export function lastingPort(): Promise<number>;
