// Imported first: says in one sentence what is wrong, before anything that an old Node does not know is evaluated.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Samnav needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
