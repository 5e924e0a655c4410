// Import rules: data flows one way (see compositions/README.md and scripts/README.md).
const features = [
  'story',
  'catalog',
  'exchange',
  'typography',
  'plan',
  'cache',
  'render',
  'lint',
  'report',
  'video',
  'memory',
  'machine',
  'context',
  'watch',
];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'compositions-never-import-scripts',
      severity: 'error',
      from: { path: '^compositions/' },
      to: { path: '^(scripts|test)/' },
    },
    {
      name: 'compositions-are-browser-safe',
      severity: 'error',
      from: { path: '^compositions/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-do-not-import-each-other',
      comment: 'Commands join features by values.',
      severity: 'error',
      from: { path: `^scripts/(${features.join('|')})/` },
      to: { path: `^scripts/(${features.join('|')})/`, pathNot: '^scripts/$1/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
