export const projectRoutes = [] as const;
