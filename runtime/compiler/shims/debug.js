// Babel's traces are off.
const silent = Object.assign(() => {}, { enabled: false });
module.exports = () => silent;
