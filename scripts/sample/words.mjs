// What the sample's names, needs and products are made of. All of it is made up; mail addresses are of example.com, phone numbers of an unused range.

/** City → region of the dictionary. */
export const cities = [
  ['上海', '华东'],
  ['苏州', '华东'],
  ['杭州', '华东'],
  ['宁波', '华东'],
  ['南京', '华东'],
  ['青岛', '华东'],
  ['深圳', '华南'],
  ['广州', '华南'],
  ['佛山', '华南'],
  ['厦门', '华南'],
  ['北京', '华北'],
  ['天津', '华北'],
  ['石家庄', '华北'],
  ['武汉', '华中'],
  ['长沙', '华中'],
  ['郑州', '华中'],
  ['成都', '西南'],
  ['重庆', '西南'],
  ['昆明', '西南'],
  ['西安', '西北'],
  ['兰州', '西北'],
  ['沈阳', '东北'],
  ['大连', '东北'],
];

export const brands =
  '恒瑞 华辰 启明 金桥 远景 博达 汇通 鼎盛 新源 嘉禾 天成 海纳 中科 联创 百川 星河 万和 德信 瑞丰 永泰 卓越 凌云 智远 同创 优创 安捷 佳禾 东方 润泽 弘毅 锦程 盛世 立信 正大 宏图 旭日 长青 蓝天 众诚 思远'.split(
    ' ',
  );

/** Industry of the dictionary → what a company of it may be called. */
export const industries = [
  ['制造业', ['精密制造', '五金制品', '包装材料', '纺织', '模具']],
  ['制造业-电子元件', ['电子', '电子元件', '光电科技', '半导体']],
  ['制造业-机械设备', ['机械', '重工', '自动化设备', '数控机床']],
  ['零售业', ['商贸', '连锁超市', '百货', '食品']],
  ['IT服务', ['软件', '信息技术', '网络科技', '云计算']],
  ['服务业', ['物流', '酒店管理', '餐饮管理', '咨询', '物业服务']],
  ['新能源', ['新能源', '光伏科技', '储能技术']],
];

/** Size of the dictionary → how the names of such firms end. */
export const forms = {
  大型企业: ['股份有限公司', '集团有限公司'],
  中小企业: ['有限公司', '有限公司', '有限责任公司'],
  个体工商户: ['商行', '经营部', '工作室'],
};

/** Surname or given name → its sound, for mail addresses. */
export const surnames =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo 梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao'
    .split(' ')
    .map((text) => [text[0], text.slice(1)]);
export const givenNames =
  '伟wei 芳fang 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping 刚gang 桂英guiying 建国jianguo 海燕haiyan 志强zhiqiang 晓东xiaodong 雪梅xuemei 思远siyuan 子涵zihan 雨桐yutong 浩然haoran 欣怡xinyi'
    .split(' ')
    .map((text) => [text.replace(/[a-z]+/, ''), text.replace(/[^a-z]+/, '')]);

export const positions = ['企业主', '总经理', '采购总监', '采购经理', '技术总监', 'IT经理', '运营经理', '财务经理', '其他'];
export const channels = ['电话', '邮件', '线下', '社交媒体'];
export const owners = ['李静', '赵磊', '陈思远', '王海燕', '周浩然', '孙雨桐', '吴志强', '林欣怡'];
export const competitors = ['华盛', '金蝶云', '用友', '飞鸟', '北斗', '', '', '', '', ''];

/** Need type of the `segments` preset → needs as people write them. */
export const needs = [
  ['产品导向型', ['性价比高的生产管理系统', '库存管理系统升级，看重功能', '采购成本控制方案', '数据看板与报表功能']],
  ['服务导向型', ['7×24 小时售后与技术支持', '驻场实施与快速响应', '系统运维与售后托管']],
  ['合作导向型', ['长期供货与联合定制化开发', '年度战略合作框架', '行业定制化解决方案']],
  ['', ['供应链优化方案', '仓储自动化咨询', '门店数字化', '设备更新']],
];

/** Product, unit price in 元, project that it is sold in. */
export const products = [
  ['基础版订阅', 1_980, '软件订阅'],
  ['培训课时', 1_200, '培训服务'],
  ['扫码终端', 860, '硬件采购'],
  ['标签打印机', 2_350, '硬件采购'],
  ['专业版订阅', 9_800, '软件订阅'],
  ['数据迁移', 15_000, '实施服务'],
  ['接口开发', 28_000, '定制开发'],
  ['企业版订阅', 36_800, '软件订阅'],
  ['驻场实施', 48_000, '实施服务'],
  ['智能仓储系统', 128_000, '整体方案'],
  ['产线自动化方案', 268_000, '整体方案'],
];

export const inquiries = ['询问企业版价格与折扣', '了解接口文档', '咨询部署方式', '索取同行业案例', '确认交付周期', '咨询数据安全'];
export const complaints = ['交付延期', '终端故障频繁', '响应太慢', '账单与合同不符', '升级后报表出错'];
export const cases = ['更换扫码终端', '账号权限调整', '系统升级支持', '打印机耗材更换'];
export const feedback = {
  1: ['很不满意，考虑更换供应商', '问题反复出现'],
  2: ['响应慢，处理不到位', '价格偏高，效果一般'],
  3: ['基本可用，仍需改进', '一般'],
  4: ['整体满意', '服务及时'],
  5: ['非常满意，愿意推荐', '团队专业'],
};
