/** What the made-up conversations say, in a language from left to right and in one from right to left. */

export interface Tale {
  /** Of its words. */
  language: 'en' | 'ar'
  /** A human first name, which must never pass for a person's. */
  assistant: string
  disclosure: string
  greeting: string
  questions: string[]
  asks: string
  answer: string
  drafted: string
  article: string
  heading: string
  unclear: string
  clarifies: string
  meant: string[]
  elsewhere: string
  declines: string
  angry: string
  offered: string
  wantsPerson: string
  handed: string
  later: string
  brief: string
  agent: string
  reply: string
  thanks: string
  long: string
  unbroken: string
  /** The first question, as it should have been. */
  putRight: string
  missing: string
  /** With the files that the customer sends, and that the team sends. */
  shows: string
  sends: string
  colleague: string
  /** The article that answers, with a link to another. */
  articleHtml: string
}

const english: Tale = {
  language: 'en',
  assistant: 'Anna',
  disclosure: 'You are talking to Anna, an AI assistant. You can ask for a person at any time.',
  greeting: 'Hello! I am Anna, an AI assistant. What can I help you with?',
  questions: ['How do I return an item?', 'Where is my order?', 'Which ways to pay are there?'],
  asks: 'How do I return a cup that I do not like?',
  answer:
    '<p>You can return it within 30 days of delivery. [1]</p><ol><li>Open <strong>Orders</strong> and choose the cup.</li><li>Print the label.</li><li>Take the parcel to any post office.</li></ol><p>The money is back within five working days. [2]</p>',
  drafted: '<p>You can return it within 30 days of delivery. [1]</p>',
  article: 'Returns and refunds',
  heading: 'How to return an item',
  unclear: 'It does not work',
  clarifies: '<p>I am not sure that I understand. Is it about one of these? If not, tell me in other words.</p>',
  meant: ['How do I pay with a voucher?', 'My card was declined', 'How do I change my password?'],
  elsewhere: 'What is the weather on Mars?',
  declines:
    '<p>I am sorry, I found nothing about that in our help articles. I can help with orders, delivery and returns.</p>',
  angry: 'This is the third broken cup. I am fed up!',
  offered: '<p>I am sorry about the trouble. Would you like to talk to a person?</p>',
  wantsPerson: 'Please let me talk to a person',
  handed: '<p>I have asked for a person to join this conversation.</p>',
  later: '<p>Our team is not here at the moment. Someone answers you here as soon as they are back.</p>',
  brief: 'A cup arrived broken for the third time; a refund is wanted, not another cup.',
  agent: 'Mara Lindt',
  reply: '<p>I am so sorry about this. The refund of €24.00 leaves today, and you need not send anything back.</p>',
  thanks: 'Thank you, that is kind.',
  long: `<p>${'We glaze every cup by hand, so that no two of them are alike, and what one kiln makes green comes out of another nearly blue. '.repeat(9)}</p><h3>What to look at</h3><ul>${'<li>The foot of the cup, where the glaze ends.</li><li>The handle, held against the light.</li>'.repeat(4)}</ul><table><tr><th>Kiln</th><th>Colour</th><th>Since</th></tr><tr><td>East</td><td>Green</td><td>1998</td></tr><tr><td>West</td><td>Blue, and in wet years a little grey</td><td>2011</td></tr></table><pre><code>curl --header "Authorization: Bearer …" https://cups.example/api/orders/4711/parcels</code></pre>`,
  unbroken: `Here it is: https://cups.example/orders/${'0123456789abcdef'.repeat(7)}`,
  putRight: 'How do I return a cup that arrived broken?',
  missing: 'What if I have lost the receipt?',
  shows: 'This is how it came.',
  sends: '<p>Thank you for the pictures. Here is the confirmation of your refund, and the label.</p>',
  colleague: 'Jonas Weber',
  articleHtml: `<p>What you bought from us you may send back, also without a reason.</p><h2 id="how">How to return an item</h2><ol><li>Open <strong>Orders</strong> and choose what goes back.</li><li>Print the label. <a href="/help/orders/label">Without a printer</a> the post office does it for you.</li><li>Take the parcel to any post office.</li></ol><h2 id="money">When the money is back</h2><p>Within five working days of the parcel’s arrival, the way you paid.</p><table><tr><th>Paid by</th><th>Back within</th></tr><tr><td>Card</td><td>3 to 5 days</td></tr><tr><td>Voucher</td><td>At once</td></tr></table><p>The carrier’s own <a href="https://post.example/parcels">rules for parcels</a> hold too.</p>`,
}

const arabic: Tale = {
  language: 'ar',
  assistant: 'ليلى',
  disclosure: 'أنت تتحدث مع ليلى، وهي مساعد يعمل بالذكاء الاصطناعي. يمكنك طلب التحدث إلى شخص في أي وقت.',
  greeting: 'مرحبًا! أنا ليلى، مساعد يعمل بالذكاء الاصطناعي. كيف يمكنني مساعدتك؟',
  questions: ['كيف أعيد منتجًا؟', 'أين طلبي؟', 'ما طرق الدفع المتاحة؟'],
  asks: 'كيف أعيد فنجانًا لم يعجبني؟',
  answer:
    '<p>يمكنك إعادته خلال 30 يومًا من التسليم. [1]</p><ol><li>افتح <strong>الطلبات</strong> واختر الفنجان.</li><li>اطبع الملصق.</li><li>سلّم الطرد في أي مكتب بريد.</li></ol><p>يعود المبلغ خلال خمسة أيام عمل. [2]</p>',
  drafted: '<p>يمكنك إعادته خلال 30 يومًا من التسليم. [1]</p>',
  article: 'الإرجاع واسترداد المال',
  heading: 'كيفية إرجاع منتج',
  unclear: 'لا يعمل',
  clarifies: '<p>لست متأكدًا من أنني فهمت. هل يتعلق الأمر بأحد هذه الأسئلة؟ وإلا فأخبرني بكلمات أخرى.</p>',
  meant: ['كيف أدفع بقسيمة؟', 'رُفضت بطاقتي', 'كيف أغيّر كلمة المرور؟'],
  elsewhere: 'كيف الطقس على المريخ؟',
  declines: '<p>عذرًا، لم أجد شيئًا عن ذلك في مقالات المساعدة. يمكنني المساعدة في الطلبات والتوصيل والإرجاع.</p>',
  angry: 'هذا ثالث فنجان مكسور. لقد سئمت!',
  offered: '<p>يؤسفني ما حدث. هل تود التحدث إلى شخص؟</p>',
  wantsPerson: 'أريد التحدث إلى شخص من فضلك',
  handed: '<p>طلبت من أحد الزملاء الانضمام إلى هذه المحادثة.</p>',
  later: '<p>فريقنا غير متاح الآن. سيجيبك أحدهم هنا فور عودته.</p>',
  brief: 'وصل فنجان مكسور للمرة الثالثة؛ المطلوب استرداد المبلغ لا فنجان آخر.',
  agent: 'Mara Lindt',
  reply: '<p>أعتذر كثيرًا عن ذلك. يُرسل مبلغ €24.00 اليوم، ولا حاجة إلى إعادة أي شيء.</p>',
  thanks: 'شكرًا، هذا لطف منك.',
  long: `<p>${'نطلي كل فنجان يدويًا، فلا يتشابه اثنان منها، وما يخرج أخضر من فرن يخرج من آخر مائلًا إلى الزرقة. '.repeat(9)}</p><h3>ما الذي تنظر إليه</h3><ul>${'<li>قاعدة الفنجان حيث ينتهي الطلاء.</li><li>المقبض في مواجهة الضوء.</li>'.repeat(4)}</ul><table><tr><th>الفرن</th><th>اللون</th><th>منذ</th></tr><tr><td>الشرقي</td><td>أخضر</td><td>1998</td></tr></table>`,
  unbroken: `ها هو: https://cups.example/orders/${'0123456789abcdef'.repeat(7)}`,
  putRight: 'كيف أعيد فنجانًا وصل مكسورًا؟',
  missing: 'ماذا لو فقدت الإيصال؟',
  shows: 'هكذا وصل.',
  sends: '<p>شكرًا على الصور. إليك تأكيد استرداد المبلغ والملصق.</p>',
  colleague: 'Jonas Weber',
  articleHtml: `<p>يمكنك إعادة ما اشتريته منا، ومن دون ذكر سبب.</p><h2 id="how">كيفية إرجاع منتج</h2><ol><li>افتح <strong>الطلبات</strong> واختر ما تريد إعادته.</li><li>اطبع الملصق. <a href="/help/orders/label">من دون طابعة</a> يطبعه لك مكتب البريد.</li><li>سلّم الطرد في أي مكتب بريد.</li></ol><h2 id="money">متى يعود المبلغ</h2><p>خلال خمسة أيام عمل من وصول الطرد، بالطريقة التي دفعت بها.</p><table><tr><th>الدفع</th><th>العودة خلال</th></tr><tr><td>بطاقة</td><td>3 إلى 5 أيام</td></tr><tr><td>قسيمة</td><td>فورًا</td></tr></table><p>تسري أيضًا <a href="https://post.example/parcels">قواعد الطرود</a> لدى شركة النقل.</p>`,
}

/** The tale for a language that the panel speaks. */
export function taleFor(language: string): Tale {
  return language === 'ar' || language === 'he' ? arabic : english
}
