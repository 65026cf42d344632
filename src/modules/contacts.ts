import { defineModule, field } from './defineModule';
import { positions } from './lists';

/** 联系人: people at a customer. */
export const contacts = defineModule({
  order: 50,
  key: 'contacts',
  zh: '联系人',
  en: 'Contacts',
  aliases: ['联系人表'],
  idPrefix: 'P',
  idDigits: 4,
  fields: [
    field('id', 'id', '记录编号', 'Record ID'),
    field('customerId', 'reference', '客户编号', 'Customer ID', { references: 'customers', required: true }),
    field('name', 'text', '姓名', 'Name', { isName: true, required: true }),
    field('position', 'list', '职位', 'Position', { list: positions, openList: true }),
    field('phone', 'phone', '联系电话', 'Phone', { aliases: ['电话', '手机'] }),
    field('email', 'email', '邮箱', 'Email'),
    field('primary', 'checkbox', '主要联系人', 'Primary contact'),
    field('notes', 'text', '备注', 'Notes'),
  ],
});
