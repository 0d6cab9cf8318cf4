import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { portalStyles } from "./src/web/build/portalStyles.ts";
import { squeezed } from "./src/web/build/squeezed.ts";
import { withinSize } from "./src/web/build/withinSize.ts";

/** Browsers of the last three years, 360 and UOS among them. */
const target = ["chrome108", "edge108", "firefox115", "safari16"];

const office: UserConfig = {
  root: "src/web/office",
  base: "/office/",
  plugins: [react(), withinSize({ entry: "main", kilobytes: 350 }), squeezed()],
  build: { outDir: "../../../dist/office", emptyOutDir: true, target, assetsInlineLimit: 2048 },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://localhost:8080", changeOrigin: false } },
  },
};

/** Read by the server, which imports dist/portal/render.js and serves dist/portal/assets as /assets. */
const portal = (): UserConfig => ({
  plugins: [react(), portalStyles(), squeezed()],
  build: {
    ssr: "src/web/portal/render.tsx",
    outDir: "dist/portal",
    emptyOutDir: true,
    target: "node20",
  },
});

export default defineConfig(({ mode }) => ({
  ...(mode === "portal" ? portal() : office),
  // Else a build for another mode than "production" takes React with its warnings along.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
}));
