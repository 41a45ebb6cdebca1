// Property stores through the Store port.
import type { Store } from '../ports.js';

export function propertyStore(properties: GoogleAppsScript.Properties.Properties): Store {
  return {
    get: (key) => properties.getProperty(key),
    getAll: () => properties.getProperties(),
    set: (key, value) => {
      properties.setProperty(key, value);
    },
    setAll: (values) => {
      // false: keep the properties that are not named.
      if (Object.keys(values).length > 0) properties.setProperties(values, false);
    },
    remove: (key) => {
      properties.deleteProperty(key);
    },
  };
}
