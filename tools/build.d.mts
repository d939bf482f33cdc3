export function build(projects?: string[]): Promise<boolean>;
