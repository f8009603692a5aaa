// @ts-check
// A bare Bolt app that acknowledges every command and does nothing else: what Bolt itself costs.
import { App, ExpressReceiver } from '@slack/bolt';

const receiver = new ExpressReceiver({ signingSecret: process.argv[3] ?? '' });
receiver.router.get('/readyz', (_request, response) => {
  response.send('ready');
});
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-double', botId: 'B0', botUserId: 'U0' }) });
app.command(/./, async ({ ack }) => ack());
await receiver.start({ port: Number(process.argv[2]), host: '127.0.0.1' });
