// npm run build: dist/ (what clasp pushes) and build/ (the command line and the workbench).
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildData } from './build-data.mjs';
import { buildLocal } from './build-local.mjs';
import { buildSidebar } from './build-sidebar.mjs';
import { buildWorkbench } from './build-workbench.mjs';
import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await import('./generate.mjs');
// Made beside dist/ and put in its place whole, so that what runs from dist/ meanwhile doesn't miss it.
const fresh = `${root}build/dist`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
await bundle(root, fresh);
copyFileSync(`${root}appsscript.json`, `${fresh}/appsscript.json`);
writeFileSync(`${fresh}/Sidebar.html`, await buildSidebar());
writeFileSync(`${fresh}/Data.html`, await buildData(root));
rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(fresh, `${root}dist`);
await Promise.all([buildLocal(), buildWorkbench()]);
