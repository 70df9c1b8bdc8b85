import { draw, goods, make, money, nameOf, t } from './shop.js'

draw(() => {
  document.querySelector('.goods').replaceChildren(
    ...goods.map((item) => {
      const picture = make('img', {
        src: `images/${item.id}.svg`,
        alt: '',
        width: 320,
        height: 240,
      })
      const link = make(
        'a',
        { href: `product.html?p=${item.id}` },
        make('span', { class: 'frame' }, picture),
        nameOf(item),
      )
      return make('li', {}, link, make('div', { class: 'price' }, money(item.price)))
    }),
  )
  document.title = `Zielony Sklep · ${t('shop')}`
})
