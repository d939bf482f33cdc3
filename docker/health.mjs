// Exit code 0 when the API of this container is ready.
const response = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`, { signal: AbortSignal.timeout(2500) }).catch(
  () => undefined,
);
process.exit(response?.ok ? 0 : 1);
