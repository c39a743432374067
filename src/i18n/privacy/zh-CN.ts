/** 个人信息的用语；键与 en.ts 相同。 */
export const privacy = {
  /** 个人信息删除后，原处显示的字样。 */
  erased: '已删除',
  /** 经过中的一条：按要求删除了个人信息。 */
  done: (p: { name: string; count: number }) =>
    `${p.name} 按要求删除了 ${p.count} 处个人信息；其余内容与签字不变`,
};
