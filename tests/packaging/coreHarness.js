/**
 * Starts the packed core process under Node: stands in for Electron's parentPort and passes messages between it and the
 * channel of child_process.fork. argv: path of the packed coreProcess.js.
 */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
process.on('message', (data) => port.emit('message', { data }));
process.parentPort = port;
await import(pathToFileURL(process.argv[2]).href);
