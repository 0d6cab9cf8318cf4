import pino from "pino";

/** Structured log to standard error (standard output carries only results). Never a name, a body or a query string. */
export const log = pino(
  {
    level: process.env["GOUFU_LOG"] ?? "info",
    base: null,
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split("?")[0],
      }),
      // A database names the row that was in its way (`detail`, `where`): that stays out.
      err: ({ name, message, code, stack }: Error & { code?: string }) => ({
        name,
        message,
        code,
        stack,
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
