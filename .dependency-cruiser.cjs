// The walls of the house (docs/architecture.md, "The house"): arrows point inward.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|local|test)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('pure-leadmodule', '^src/leadmodule/', '^src/leadmodule/', 'The telephone room knows nobody.'),
    only('pure-sheet', '^src/sheet/', '^src/sheet/', 'The study knows nobody.'),
    only(
      'ports',
      '^src/ports\\.ts$',
      '^src/(sheet|leadmodule)/',
      'Doorways may name the values that pass through them.',
    ),
    only('engine', '^src/job/', '^src/(job|leadmodule|sheet)/|^src/ports\\.ts$', 'The engine is pure.'),
    ...[
      ['desk', 'desk', 'Records of the document and their owner, the desk, know no work.'],
      ['inbox', 'desk|inbox', 'What came by webhook knows records, not what is done with it.'],
      ['place', 'desk|place', 'Placement knows cells and records, not requests.'],
      ['formula', 'desk|formula', 'What cells say and remember knows records; it sends nothing.'],
      ['plan', 'desk|place|plan', 'A plan spends nothing: it reaches no wave.'],
      ['flight', 'desk|inbox|place|formula|flight', 'A step obeys records; it plans nothing.'],
    ].map(([room, rooms, comment]) =>
      only(
        `engine-${room}`,
        `^src/job/${room}/`,
        `^src/job/(${rooms})/|^src/(leadmodule|sheet)/|^src/ports\\.ts$`,
        comment,
      ),
    ),
    only(
      'platform',
      '^src/platform/',
      '^src/platform/|^src/ports\\.ts$',
      'Adapters obey ports and decide nothing.',
    ),
    only(
      'entry',
      '^src/entry/',
      '^src/(entry|platform|job|sheet|leadmodule)/|^src/(ports|sidebar-api)\\.ts$',
      'The hall opens onto the platform and the engine.',
    ),
    only(
      'sidebar',
      '^src/sidebar/',
      '^src/sidebar/|^src/sidebar-api\\.ts$',
      'The page shares only the shapes of its calls with the server.',
    ),
    only(
      'sidebar-api',
      '^src/sidebar-api\\.ts$',
      '^src/(job|sheet)/',
      'Shapes of calls: types of the engine only.',
    ),
    only(
      'runtime-alone',
      '^local/appsscript/',
      '^local/appsscript/',
      'The runtime knows no product; it can live on its own.',
    ),
    only(
      'sandbox-alone',
      '^local/leadmodule/',
      '^local/leadmodule/',
      'The sandbox is usable without the add-on.',
    ),
    only('no-local-in-src', '^src/', '^src/', 'What ships never needs what runs it here.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^|/)(dist|\\.build|node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
