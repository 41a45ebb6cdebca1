// Random tests play the same cases on every clone: a red test then means the change at hand. PROPERTY_SEED plays others;
// the nightly workflow takes a fresh one each time.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) | 0 });
