#!/usr/bin/env node
import { setup } from "../tools/setup.mjs";
import { run } from "../tools/start.mjs";

setup();
await run(process.argv.slice(2));
