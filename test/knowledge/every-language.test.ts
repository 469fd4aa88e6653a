import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/domain/text.ts'
import { open } from './library.ts'

/** Three small articles each: on a password, on an order's delivery, on an invoice. */
const titles = ['password', 'delivery', 'invoice'] as const

interface Sample {
  articles: [password: string, delivery: string, invoice: string]
  /** A question with small words, in other forms of its words than the article's. */
  asks: [question: string, finds: (typeof titles)[number]][]
}

const samples: Record<string, Sample> = {
  en: {
    articles: [
      'Changing your password\n\nOpen the settings and choose a new password.',
      'Delivery times\n\nParcels are delivered within three days.',
      'Downloading an invoice\n\nEvery invoice is in your account.',
    ],
    asks: [
      ['How do I get my passwords changed?', 'password'],
      ['when will the parcel be delivering', 'delivery'],
    ],
  },
  ar: {
    articles: [
      'تغيير كلمة المرور\n\nافتح الإعدادات واختر كلمة مرور جديدة.',
      'مدة التوصيل\n\nتصل الطرود خلال ثلاثة أيام.',
      'تنزيل الفاتورة\n\nكل فاتورة موجودة في حسابك.',
    ],
    asks: [
      ['كيف يمكنني تغيير كَلِمَة المرور؟', 'password'],
      ['أين الفواتير في الحساب', 'invoice'],
    ],
  },
  da: {
    articles: [
      'Skift adgangskode\n\nÅbn indstillingerne og vælg en ny adgangskode.',
      'Leveringstid\n\nPakker leveres inden for tre dage.',
      'Hent en faktura\n\nHver faktura ligger på din konto.',
    ],
    asks: [
      ['Hvordan ændrer jeg mine adgangskoder?', 'password'],
      ['hvornår kommer min pakke', 'delivery'],
    ],
  },
  de: {
    articles: [
      'Passwort ändern\n\nÖffnen Sie die Einstellungen und wählen Sie ein neues Passwort.',
      'Lieferzeit\n\nPakete werden in drei Tagen geliefert.',
      'Rechnung herunterladen\n\nJede Rechnung liegt im Konto.',
    ],
    asks: [
      ['Wo finde ich denn meine Rechnungen?', 'invoice'],
      ['wie kann ich die passwoerter aendern', 'password'],
    ],
  },
  el: {
    articles: [
      'Αλλαγή κωδικού\n\nΑνοίξτε τις ρυθμίσεις και επιλέξτε νέο κωδικό.',
      'Χρόνος παράδοσης\n\nΟι παραγγελίες φτάνουν σε τρεις ημέρες.',
      'Λήψη τιμολογίου\n\nΚάθε τιμολόγιο βρίσκεται στον λογαριασμό σας.',
    ],
    asks: [
      ['Πώς αλλάζω τους κωδικούς μου;', 'password'],
      ['ΠΟΥ ΕΙΝΑΙ Η ΠΑΡΑΓΓΕΛΙΑ ΜΟΥ', 'delivery'],
    ],
  },
  es: {
    articles: [
      'Cambiar la contraseña\n\nAbra los ajustes y elija una contraseña nueva.',
      'Plazo de entrega\n\nLos pedidos llegan en tres días.',
      'Descargar una factura\n\nCada factura está en su cuenta.',
    ],
    asks: [
      ['¿Cómo puedo cambiar las contraseñas?', 'password'],
      ['donde esta mi pedido', 'delivery'],
    ],
  },
  fi: {
    articles: [
      'Salasanan vaihtaminen\n\nAvaa asetukset ja valitse uusi salasana.',
      'Toimitusaika\n\nTilaukset saapuvat kolmessa päivässä.',
      'Laskun lataaminen\n\nJokainen lasku on tililläsi.',
    ],
    asks: [
      ['Miten minä vaihdan salasanani?', 'password'],
      ['missä tilaukseni on', 'delivery'],
    ],
  },
  fr: {
    articles: [
      'Changer de mot de passe\n\nOuvrez les paramètres et choisissez un nouveau mot de passe.',
      'Délai de livraison\n\nLes commandes arrivent en trois jours.',
      'Télécharger une facture\n\nChaque facture se trouve dans votre compte.',
    ],
    asks: [
      ['Où sont mes factures ?', 'invoice'],
      ['quand ma commande sera-t-elle livree', 'delivery'],
    ],
  },
  he: {
    articles: [
      'שינוי סיסמה\n\nפתחו את ההגדרות ובחרו סיסמה חדשה.',
      'זמן אספקה\n\nההזמנות מגיעות תוך שלושה ימים.',
      'הורדת חשבונית\n\nכל חשבונית נמצאת בחשבון שלכם.',
    ],
    asks: [
      ['איפה ההזמנה שלי?', 'delivery'],
      ['איך אני משנה את הסיסמה שלי', 'password'],
    ],
  },
  hi: {
    articles: [
      'पासवर्ड बदलना\n\nसेटिंग खोलें और नया पासवर्ड चुनें।',
      'डिलीवरी का समय\n\nपार्सल तीन दिन में पहुँचते हैं।',
      'चालान डाउनलोड करना\n\nहर चालान आपके खाते में है।',
    ],
    asks: [
      ['मैं अपना पासवर्ड कैसे बदलूँ?', 'password'],
      ['मेरे चालानों की सूची कहाँ है', 'invoice'],
    ],
  },
  hu: {
    articles: [
      'Jelszó módosítása\n\nNyissa meg a beállításokat, és válasszon új jelszót.',
      'Szállítási idő\n\nA rendelések három napon belül megérkeznek.',
      'Számla letöltése\n\nMinden számla megtalálható a fiókban.',
    ],
    asks: [
      ['Hol van a rendelésem?', 'delivery'],
      ['hogyan töltöm le a számlákat', 'invoice'],
    ],
  },
  hy: {
    articles: [
      'Փոխել գաղտնաբառը\n\nԲացեք կարգավորումները և ընտրեք նոր գաղտնաբառ։',
      'Առաքման ժամկետը\n\nՊատվերները հասնում են երեք օրում։',
      'Ներբեռնել հաշիվը\n\nՅուրաքանչյուր հաշիվ ձեր էջում է։',
    ],
    asks: [
      ['Ինչպե՞ս փոխեմ իմ գաղտնաբառերը', 'password'],
      ['որտեղ է իմ պատվերը', 'delivery'],
    ],
  },
  it: {
    articles: [
      'Cambiare la password\n\nApri le impostazioni e scegli una nuova password.',
      'Tempi di consegna\n\nGli ordini arrivano in tre giorni.',
      'Scaricare una fattura\n\nOgni fattura è nel tuo account.',
    ],
    asks: [
      ['Dove sono le mie fatture?', 'invoice'],
      ["quando arriva l'ordine", 'delivery'],
    ],
  },
  ja: {
    articles: [
      'パスワードを変更する\n\n設定を開いて、新しいパスワードを選びます。',
      '配送にかかる日数\n\n注文した商品は三日で届きます。',
      '請求書をダウンロードする\n\n請求書はアカウントにあります。',
    ],
    asks: [
      ['パスワードの変更方法を教えてください', 'password'],
      ['ﾊﾟｽﾜｰﾄﾞを忘れました', 'password'],
      ['注文の荷物はいつ届くの', 'delivery'],
    ],
  },
  kn: {
    articles: [
      'ಗುಪ್ತಪದ ಬದಲಾಯಿಸುವುದು\n\nಸಂಯೋಜನೆಗಳನ್ನು ತೆರೆದು ಹೊಸ ಗುಪ್ತಪದ ಆಯ್ಕೆಮಾಡಿ.',
      'ವಿತರಣೆಯ ಸಮಯ\n\nಪೊಟ್ಟಣಗಳು ಮೂರು ದಿನಗಳಲ್ಲಿ ತಲುಪುತ್ತವೆ.',
      'ಬೆಲೆಪಟ್ಟಿ ಪಡೆಯುವುದು\n\nಪ್ರತಿ ಬೆಲೆಪಟ್ಟಿ ನಿಮ್ಮ ಖಾತೆಯಲ್ಲಿದೆ.',
    ],
    asks: [
      ['ನನ್ನ ಗುಪ್ತಪದವನ್ನು ಹೇಗೆ ಬದಲಾಯಿಸಲಿ?', 'password'],
      ['ನನ್ನ ಪೊಟ್ಟಣ ಎಲ್ಲಿದೆ', 'delivery'],
    ],
  },
  ko: {
    articles: [
      '비밀번호 변경\n\n설정을 열고 새 비밀번호를 선택하세요.',
      '배송 기간\n\n주문은 사흘 안에 도착합니다.',
      '청구서 내려받기\n\n모든 청구서는 계정에 있습니다.',
    ],
    asks: [
      ['비밀번호는 어떻게 바꾸나요?', 'password'],
      ['주문이 언제 오나요', 'delivery'],
    ],
  },
  nl: {
    articles: [
      'Wachtwoord wijzigen\n\nOpen de instellingen en kies een nieuw wachtwoord.',
      'Levertijd\n\nBestellingen komen binnen drie dagen aan.',
      'Factuur downloaden\n\nElke factuur staat in uw account.',
    ],
    asks: [
      ['Waar blijft mijn bestelling?', 'delivery'],
      ['hoe wijzig ik mijn wachtwoorden', 'password'],
    ],
  },
  no: {
    articles: [
      'Endre passord\n\nÅpne innstillingene og velg et nytt passord.',
      'Leveringstid\n\nBestillinger kommer innen tre dager.',
      'Last ned en faktura\n\nHver faktura ligger på kontoen din.',
    ],
    asks: [
      ['Hvor er bestillingen min?', 'delivery'],
      ['hvor finner jeg fakturaene', 'invoice'],
    ],
  },
  pl: {
    articles: [
      'Zmiana hasła\n\nOtwórz ustawienia i wybierz nowe hasło.',
      'Czas dostawy\n\nZamówienia docierają w trzy dni.',
      'Pobieranie faktury\n\nKażda faktura jest na koncie.',
    ],
    asks: [
      ['Gdzie jest moje zamówienie?', 'delivery'],
      ['jak pobrac faktury', 'invoice'],
    ],
  },
  pt: {
    articles: [
      'Alterar a senha\n\nAbra as configurações e escolha uma nova senha.',
      'Prazo de entrega\n\nOs pedidos chegam em três dias.',
      'Baixar uma fatura\n\nCada fatura está na sua conta.',
    ],
    asks: [
      ['Onde está o meu pedido?', 'delivery'],
      ['como altero as senhas', 'password'],
    ],
  },
  ro: {
    articles: [
      'Schimbarea parolei\n\nDeschideți setările și alegeți o parolă nouă.',
      'Termen de livrare\n\nComenzile ajung în trei zile.',
      'Descărcarea unei facturi\n\nFiecare factură este în contul dumneavoastră.',
    ],
    asks: [
      ['Când ajung comenzi noi?', 'delivery'],
      ['cum gasesc facturile', 'invoice'],
    ],
  },
  ru: {
    articles: [
      'Смена пароля\n\nОткройте настройки и выберите новый пароль.',
      'Срок доставки\n\nЗаказы приходят за три дня.',
      'Скачать счёт\n\nКаждый счёт лежит в вашем кабинете.',
    ],
    asks: [
      ['Где мой заказ?', 'delivery'],
      ['как мне поменять пароли', 'password'],
    ],
  },
  sa: {
    articles: [
      'गुप्तशब्दस्य परिवर्तनम्\n\nविन्यासम् उद्घाट्य नूतनं गुप्तशब्दं चिनोतु।',
      'वितरणस्य कालः\n\nपोटलिकाः त्रिषु दिनेषु प्राप्यन्ते।',
      'देयकस्य अवारोहणम्\n\nप्रत्येकं देयकं लेखायाम् अस्ति।',
    ],
    asks: [
      ['गुप्तशब्दः कथं परिवर्तनीयः', 'password'],
      ['मम देयकानि कुत्र', 'invoice'],
    ],
  },
  sr: {
    articles: [
      'Промена лозинке\n\nОтворите подешавања и изаберите нову лозинку.',
      'Рок испоруке\n\nПоруџбине стижу за три дана.',
      'Преузимање рачуна\n\nСваки рачун је на вашем налогу.',
    ],
    asks: [
      ['Где је моја поруџбина?', 'delivery'],
      ['Gde je moja porudžbina?', 'delivery'],
      ['kako da promenim lozinku', 'password'],
    ],
  },
  sv: {
    articles: [
      'Byta lösenord\n\nÖppna inställningarna och välj ett nytt lösenord.',
      'Leveranstid\n\nBeställningar kommer inom tre dagar.',
      'Ladda ner en faktura\n\nVarje faktura finns på ditt konto.',
    ],
    asks: [
      ['Var är min beställning?', 'delivery'],
      ['hur byter jag losenordet', 'password'],
    ],
  },
  ta: {
    articles: [
      'கடவுச்சொல்லை மாற்றுதல்\n\nஅமைப்புகளைத் திறந்து புதிய கடவுச்சொல்லைத் தேர்ந்தெடுக்கவும்.',
      'விநியோக நேரம்\n\nபொதிகள் மூன்று நாட்களில் வந்து சேரும்.',
      'விலைப்பட்டியல் பதிவிறக்கம்\n\nஒவ்வொரு விலைப்பட்டியலும் உங்கள் கணக்கில் உள்ளது.',
    ],
    asks: [
      ['என் கடவுச்சொல் மாற்றுவது எப்படி?', 'password'],
      ['என் விலைப்பட்டியல்கள் எங்கே', 'invoice'],
    ],
  },
  te: {
    articles: [
      'సంకేతపదం మార్చడం\n\nఅమరికలు తెరిచి కొత్త సంకేతపదం ఎంచుకోండి.',
      'పంపిణీ సమయం\n\nపొట్లాలు మూడు రోజుల్లో చేరుతాయి.',
      'బిల్లు పొందడం\n\nప్రతి బిల్లు మీ ఖాతాలో ఉంది.',
    ],
    asks: [
      ['నా సంకేతపదాన్ని ఎలా మార్చాలి?', 'password'],
      ['నా పొట్లం ఎక్కడ', 'delivery'],
    ],
  },
  th: {
    articles: [
      'เปลี่ยนรหัสผ่าน\n\nเปิดการตั้งค่าแล้วเลือกรหัสผ่านใหม่',
      'ระยะเวลาจัดส่ง\n\nพัสดุจะถึงภายในสามวัน',
      'ดาวน์โหลดใบแจ้งหนี้\n\nใบแจ้งหนี้ทุกฉบับอยู่ในบัญชีของคุณ',
    ],
    asks: [
      ['ฉันจะเปลี่ยนรหัสผ่านได้อย่างไร', 'password'],
      ['พัสดุของฉันอยู่ที่ไหน', 'delivery'],
    ],
  },
  tr: {
    articles: [
      'Parola değiştirme\n\nAyarları açın ve yeni bir parola seçin.',
      'Teslimat süresi\n\nSiparişler üç gün içinde ulaşır.',
      'Fatura indirme\n\nHer fatura hesabınızdadır.',
    ],
    asks: [
      ['Siparişim nerede?', 'delivery'],
      ['PAROLAMI NASIL DEĞİŞTİRİRİM', 'password'],
    ],
  },
  vi: {
    articles: [
      'Đổi mật khẩu\n\nMở phần cài đặt và chọn mật khẩu mới.',
      'Thời gian giao hàng\n\nĐơn hàng đến trong ba ngày.',
      'Tải hóa đơn\n\nMỗi hóa đơn nằm trong tài khoản của bạn.',
    ],
    asks: [
      ['Làm sao để đổi mật khẩu của tôi?', 'password'],
      ['hoa don cua toi o dau', 'invoice'],
    ],
  },
  zh: {
    articles: [
      '更改密码\n\n打开设置，选择新密码。',
      '配送时间\n\n订单三天内送达。',
      '下载发票\n\n每张发票都在您的账户里。',
    ],
    asks: [
      ['我怎么才能改密码？', 'password'],
      ['我的订单什么时候到', 'delivery'],
    ],
  },
  km: {
    articles: [
      'ប្តូរពាក្យសម្ងាត់\n\nបើកការកំណត់ ហើយជ្រើសពាក្យសម្ងាត់ថ្មី។',
      'រយៈពេលដឹកជញ្ជូន\n\nកញ្ចប់មកដល់ក្នុងបីថ្ងៃ។',
      'ទាញយកវិក្កយបត្រ\n\nវិក្កយបត្រនីមួយៗនៅក្នុងគណនីរបស់អ្នក។',
    ],
    asks: [['តើខ្ញុំប្តូរពាក្យសម្ងាត់យ៉ាងដូចម្តេច', 'password']],
  },
}

describe.each(Object.entries(samples))('in %s', (lang, { articles, asks }) => {
  it.each(asks)('“%s” finds the article on the %s', async (question, wanted) => {
    const folder = await mkdtemp(join(tmpdir(), 'bellhop-languages-'))
    try {
      await mkdir(join(folder, lang))
      for (const [at, text] of articles.entries()) {
        await writeFile(join(folder, lang, `${titles[at]}.md`), `---\nlang: ${lang}\n---\n\n# ${text}\n`)
      }
      const library = await open(folder)
      const { evidence, lang: searched } = await library.search({ query: question, history: [], lang })
      await library.close()
      expect(searched).toBe(lang)
      expect(evidence[0]?.passage.articleId).toBe(`${lang}/${wanted}`)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('folding', () => {
  it.each([
    ['points and vowel signs of Arabic and Hebrew', 'كَلِمَة שָׁלוֹם', 'كلمه שלומ'],
    ['wide letters, half-width kana and other digits', 'Ｗｉ－Ｆｉ ﾊﾟｽ ٣', 'wi-fi パス 3'],
    ['the last letter of a Greek word', 'ΚΩΔΙΚΌΣ κωδικός', 'κωδικοσ κωδικοσ'],
    ['what the eye does not see in Persian', 'می‌خواهم', 'میخواهم'],
  ])('evens out %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it.each(['कि', 'ที่', 'ఏమి', 'が', '한글'])('keeps the marks that make the word %s', (word) => {
    expect(fold(word)).toBe(word.normalize('NFC'))
  })
})
