//! What a password must be.

use crate::text::Email;

/// A password that may be set. Kept only until it is hashed; neither printed nor compared.
#[derive(Clone)]
pub struct Password(String);

/// Why a password cannot be set.
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PasswordProblem {
    /// Fewer than [`Password::MIN`] characters.
    #[error("is shorter than 12 characters")]
    TooShort,
    /// More than [`Password::MAX`] characters.
    #[error("is longer than 256 characters")]
    TooLong,
    /// The address of the account, or the part of it before the `@`.
    #[error("is the e-mail address")]
    LikeEmail,
    /// Among the first that anybody tries.
    #[error("is among the first that anybody tries")]
    Common,
}

impl Password {
    /// The fewest characters. Length is what counts; there are no rules about digits and signs.
    pub const MIN: usize = 12;
    /// The most characters; a sentence fits, a novel does not.
    pub const MAX: usize = 256;

    /// Takes the password that the owner of `email` wants, exactly as typed, white space included.
    pub fn parse(raw: &str, email: &Email) -> Result<Self, PasswordProblem> {
        let length = raw.chars().count();
        if length < Self::MIN {
            return Err(PasswordProblem::TooShort);
        }
        if length > Self::MAX {
            return Err(PasswordProblem::TooLong);
        }
        let folded = raw.trim().to_lowercase();
        let address = email.folded();
        let local = address.rsplit_once('@').map_or("", |(local, _)| local);
        if folded == address || folded == local {
            return Err(PasswordProblem::LikeEmail);
        }
        if is_common(&folded) {
            return Err(PasswordProblem::Common);
        }
        Ok(Self(raw.to_owned()))
    }

    /// The characters, for the hash.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Words that long passwords are made of when nobody wants to think, and rows of the keyboard.
const WORDS: &[&str] = &[
    "password",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "parol",
    "пароль",
    "gfhjkm",
    "qwerty",
    "qwertyuiop",
    "qwerty123",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "1q2w3e4r5t6y",
    "1q2w3e4r",
    "1q2w3e",
    "q1w2e3r4",
    "1qaz2wsx",
    "1qaz2wsx3edc",
    "qazwsxedc",
    "йцукен",
    "йцукенгшщзхъ",
    "фыва",
    "фывапролджэ",
    "ячсмитьбю",
    "admin",
    "administrator",
    "администратор",
    "welcome",
    "letmein",
    "iloveyou",
    "dragon",
    "monkey",
    "football",
    "superman",
    "nastavnik",
    "наставник",
    "nastavnichestvo",
    "наставничество",
    "shkola",
    "школа",
    "school",
    "uchitel",
    "учитель",
    "teacher",
    "direktor",
    "директор",
    "россия",
    "russia",
    "москва",
    "moscow",
    "привет",
    "privet",
    "любовь",
    "lubov",
    "спартак",
    "spartak",
    "natasha",
    "наташа",
    "secret",
    "секрет",
    "default",
    "changeme",
    "test",
    "тест",
    "user",
    "demo",
];

/// Whether nothing but common words, keyboard rows, runs, and at most four other characters stand in `folded`.
fn is_common(folded: &str) -> bool {
    let mut rest = folded.to_owned();
    let mut by_length = WORDS.to_vec();
    by_length.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    for word in by_length {
        rest = rest.replace(word, "");
    }
    without_runs(&rest).chars().count() <= 4
}

/// The text with every run dropped: equal characters, or neighbours such as `12345` and `fedcba`; three and longer.
fn without_runs(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut kept = String::new();
    let mut rest = letters.as_slice();
    while let [first, tail @ ..] = rest {
        let length = [0, 1, -1]
            .into_iter()
            .map(|step| run(rest, step))
            .max()
            .unwrap_or(1);
        if length >= 3 {
            rest = rest.get(length..).unwrap_or_default();
        } else {
            kept.push(*first);
            rest = tail;
        }
    }
    kept
}

/// How many characters from the start of `letters` follow each other by `step`; 9 and 0 are neighbours, too.
fn run(letters: &[char], step: i32) -> usize {
    let follows = |pair: &[char]| match pair {
        ['9', '0'] => step == 1,
        ['0', '9'] => step == -1,
        [a, b] => i64::from(u32::from(*b)) - i64::from(u32::from(*a)) == i64::from(step),
        _ => false,
    };
    1 + letters.windows(2).take_while(|pair| follows(pair)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn try_set(raw: &str) -> Result<(), PasswordProblem> {
        let email = Email::parse("Elena.Sorokina@shkola-12.example").unwrap();
        Password::parse(raw, &email).map(|_| ())
    }

    #[test]
    fn length_is_counted_in_characters_not_in_bytes() {
        assert_eq!(try_set("берёза у окна"), Ok(()));
        assert_eq!(try_set("берёзаокна1"), Err(PasswordProblem::TooShort));
        assert_eq!(try_set(&"щ8ё".repeat(86)), Err(PasswordProblem::TooLong));
    }

    #[test]
    fn the_own_address_is_no_password_in_any_case() {
        let whole = "ELENA.sorokina@shkola-12.example";
        assert_eq!(try_set(whole), Err(PasswordProblem::LikeEmail));
        assert_eq!(try_set("elena.sorokina"), Err(PasswordProblem::LikeEmail));
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in [
            "password1234",
            "Qwerty123456",
            "qwertyqwerty",
            "123456789012",
            "aaaaaaaaaaaa",
            "йцукенгшщзхъ",
            "ПарольПароль1",
            "наставник2026",
            "abcdefghijkl",
            "1q2w3e4r5t6y",
        ] {
            assert_eq!(try_set(common), Err(PasswordProblem::Common), "{common}");
        }
    }

    #[test]
    fn a_phrase_with_a_common_word_in_it_is_fine() {
        for good in [
            "school lunch at noon",
            "мой учитель носит очки",
            "correct horse battery",
        ] {
            assert_eq!(try_set(good), Ok(()), "{good}");
        }
    }
}
