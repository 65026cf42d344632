import { value } from './defineModule';

/** Lists that several modules share. */
export const channels = [
  value('phone', '电话', 'Phone'),
  value('email', '邮件', 'Email'),
  value('offline', '线下', 'In person'),
  value('social', '社交媒体', 'Social media'),
];

/** What contacts are in their company. */
export const positions = [
  value('owner', '企业主', 'Owner'),
  value('general-manager', '总经理', 'General manager'),
  value('purchasing-director', '采购总监', 'Purchasing director'),
  value('purchasing-manager', '采购经理', 'Purchasing manager'),
  value('technical-director', '技术总监', 'Technical director'),
  value('it-manager', 'IT经理', 'IT manager'),
  value('operations-manager', '运营经理', 'Operations manager'),
  value('finance-manager', '财务经理', 'Finance manager'),
  value('other', '其他', 'Other'),
];
