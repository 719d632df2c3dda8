// Plain JavaScript, because older versions cannot read the TypeScript that follows. Loaded first (`node --import`).
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Cofactor needs Node 22.18 or newer; this is Node ${process.versions.node}. "npm ci" brings Node 24 along and npm uses ` +
      'it for every script: please run "npm ci" without --ignore-scripts, or install a newer Node.\n',
  );
  process.exit(1);
}
