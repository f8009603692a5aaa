/** What the page draws: the house's own views, with instants said and bytes elsewhere. */
import type * as text from '../../../../i18n/text.ts';
import type * as view from '../../../view.ts';
import type { Drawn } from '../../protocol.ts';

export type Block = Drawn<view.Block>;
export type Control = Drawn<view.Control>;
export type Field = Drawn<view.Field>;
export type Pick = Drawn<view.Pick>;
export type Button = Drawn<view.Button>;
export type LinkButton = Drawn<view.LinkButton>;
export type Text = Drawn<text.Text>;
export type Span = Drawn<text.Span>;
export type Route = view.Route;
