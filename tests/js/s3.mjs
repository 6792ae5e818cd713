// Usage: node s3.mjs DIRECTORY. An S3 server with one bucket, chat-media, kept in the directory; the first line of the output is its address.
import S3rver from "s3rver";

const server = new S3rver({
  address: "127.0.0.1",
  port: 0,
  silent: true,
  directory: process.argv[2],
  configureBuckets: [{ name: "chat-media", configs: [] }],
});
const { address, port } = await server.run();
console.log(`http://${address}:${port}`);
