import type { ComponentType } from 'preact';
import { render } from 'preact';
import { CustomerCard } from './customer/CustomerCard';

/** The panels by key; the page's body says which one to show. */
const panels: Readonly<Record<string, ComponentType>> = { customer: CustomerCard };

const Panel = panels[document.body.dataset.panel ?? ''] ?? CustomerCard;
render(<Panel />, document.body);
