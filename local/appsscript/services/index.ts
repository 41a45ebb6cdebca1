// Every service of the runtime. A new class is added to its module; a new module is added here.

import type { ServiceModule } from '../kernel/emulated.js';
import type { TriggerTable } from '../kernel/triggers.js';
import type { World } from '../kernel/world.js';
import { baseServices } from './base.js';
import { type CacheStores, cacheServices } from './cache.js';
import { contentServices } from './content.js';
import { htmlServices } from './html/html-service.js';
import { type LockTable, lockServices } from './lock.js';
import { type PropertyStores, propertiesServices } from './properties.js';
import { scriptServices } from './script/script-app.js';
import { sessionServices } from './session.js';
import { rangeObject, spreadsheetObject, spreadsheetServices } from './spreadsheet/index.js';
import { uiServices } from './ui/ui.js';
import { urlFetchServices } from './url-fetch/url-fetch-app.js';
import { utilitiesServices } from './utilities/utilities.js';

/** What outlives executions and new versions of the project. */
export interface Stores {
  readonly properties: PropertyStores;
  readonly caches: CacheStores;
  readonly locks: LockTable;
  readonly triggers: TriggerTable;
}

export function allServices(world: World, stores: Stores): readonly ServiceModule[] {
  world.eventObjects = { spreadsheet: spreadsheetObject, range: rangeObject };
  return [
    // First, because ends of executions run in this order: sheets are written before locks are released.
    spreadsheetServices,
    baseServices(world),
    cacheServices(world, stores.caches),
    contentServices,
    htmlServices(world),
    lockServices(world, stores.locks),
    propertiesServices(world, stores.properties),
    scriptServices(world, stores.triggers),
    sessionServices(world),
    uiServices(world),
    urlFetchServices(world),
    utilitiesServices,
  ];
}
