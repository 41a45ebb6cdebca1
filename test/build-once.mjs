// Jest global set-up: builds dist/ so that every test of the bundle runs what would be pushed.
import { buildAddOn } from '../build.mjs';

export default async () => {
  await buildAddOn();
};
