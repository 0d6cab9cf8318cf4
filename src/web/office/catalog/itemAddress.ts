export const itemAddress = (code: string): string => `/catalog/${code}`;
