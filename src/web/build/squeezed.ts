import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const isText = (name: string) => /\.(js|css|html|svg|json)$/.test(name);

function squeeze(path: string): void {
  const content = readFileSync(path);
  if (content.length < 1024) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

/** Compresses once, at the build: a small server has no time to do it for every reader. */
export function squeezed(): Plugin {
  let folder = "";
  return {
    name: "goufu-squeezed",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      if (!existsSync(folder)) return; // the build failed before: its own error is the one to show
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        const path = join(folder, name);
        if (isText(name) && statSync(path).isFile()) squeeze(path);
      }
    },
  };
}
