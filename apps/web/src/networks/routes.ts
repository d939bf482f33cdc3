export const networkRoutes = [] as const;
