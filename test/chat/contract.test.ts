import { discordContract } from '../support/discord/contract.ts';
import { sandboxContract } from '../support/sandboxcontract.ts';
import { slackContract } from '../support/slack/contract.ts';
import { contract } from './contract.ts';

contract('the sandbox', sandboxContract);
contract('Slack over HTTP', () => slackContract('http'));
contract('Slack over Socket Mode', () => slackContract('socket'));
contract('Discord', discordContract);
