//! Invented people with the shapes of real Russian names: ё, double surnames, no patronymic now and then.

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

/// A name in three parts.
#[derive(Clone, Debug)]
pub struct Name {
    /// Last name.
    pub last: String,
    /// First name.
    pub first: String,
    /// Patronymic, which a few people do not have.
    pub patronymic: Option<String>,
}

const WOMEN: &[&str] = &[
    "Анна",
    "Мария",
    "Елена",
    "Ольга",
    "Наталья",
    "Татьяна",
    "Ирина",
    "Светлана",
    "Алёна",
    "Екатерина",
    "Юлия",
    "Дарья",
    "Полина",
    "Вероника",
    "Ксения",
    "Зоя",
    "Жанна",
    "Эльвира",
    "Мадина",
    "Фёкла",
    "Лидия",
    "Алсу",
];
const WOMEN_OF: &[&str] = &[
    "Ивановна",
    "Петровна",
    "Сергеевна",
    "Александровна",
    "Фёдоровна",
    "Юрьевна",
    "Ильинична",
    "Львовна",
    "Семёновна",
    "Викторовна",
    "Андреевна",
    "Руслановна",
    "Артёмовна",
    "Геннадьевна",
];
const MEN: &[&str] = &[
    "Иван",
    "Пётр",
    "Сергей",
    "Александр",
    "Фёдор",
    "Артём",
    "Илья",
    "Руслан",
    "Семён",
    "Виктор",
    "Андрей",
    "Глеб",
];
const MEN_OF: &[&str] = &[
    "Иванович",
    "Петрович",
    "Сергеевич",
    "Александрович",
    "Фёдорович",
    "Юрьевич",
    "Ильич",
    "Львович",
    "Семёнович",
];
/// Stems that take «-а» for women.
const SURNAMES: &[&str] = &[
    "Щёткин",
    "Орлов",
    "Васильев",
    "Берёзкин",
    "Кузнецов",
    "Рябов",
    "Цветков",
    "Денисов",
    "Белов",
    "Королёв",
    "Соловьёв",
    "Воробьёв",
    "Лесников",
    "Полянов",
    "Зимин",
    "Вёснин",
    "Ручьёв",
    "Озёров",
    "Камнев",
    "Ветров",
    "Ясенев",
    "Дубов",
    "Липин",
    "Журавлёв",
    "Тихонов",
    "Громов",
    "Снегирёв",
    "Калинин",
    "Рощин",
    "Туманов",
    "Ёлкин",
    "Шишкин",
    "Мохов",
    "Травин",
    "Колосов",
    "Хлебников",
    "Мельников",
    "Гончарёв",
    "Сапожников",
    "Ткачёв",
];

/// A name that the generator draws; the same seed draws the same.
pub fn name(random: &mut StdRng) -> Name {
    let woman = random.random_bool(0.8);
    let surname = |random: &mut StdRng| {
        let stem = pick(random, SURNAMES);
        if woman {
            format!("{stem}а")
        } else {
            stem.to_owned()
        }
    };
    let mut last = surname(random);
    if random.random_bool(0.06) {
        last = format!("{last}-{}", surname(random));
    }
    let (first, father) = if woman {
        (pick(random, WOMEN), pick(random, WOMEN_OF))
    } else {
        (pick(random, MEN), pick(random, MEN_OF))
    };
    let patronymic = (!random.random_bool(0.03)).then(|| father.to_owned());
    Name {
        last,
        first: first.to_owned(),
        patronymic,
    }
}

/// One of `words`; they are never empty here.
pub fn pick<'a>(random: &mut StdRng, words: &[&'a str]) -> &'a str {
    words.choose(random).copied().unwrap_or_default()
}
