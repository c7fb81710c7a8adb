//! The term reader: the free text of a plan's column «Сроки» becomes a [`Schedule`].
//!
//! One way in, [`read`]; one way out, a [`Schedule`]. Any text is read, in any state of disrepair, in time that grows
//! with its length; whatever could not be understood is named by its place in the text.
//!
//! The way of a text, a room for each step:
//!
//! | step | room | what comes out |
//! |---|---|---|
//! | clean | `normalise` | lower-case letters that know their place in the original |
//! | cut | `token` | numbers, words with their meaning, marks |
//! | know words | `lexicon` | what a word means: in any case, abbreviated, misspelt |
//! | see phrases | `grammar` | dates, ranges, rates, duration, conditions |
//! | join | `clause` | what belongs together, and whose it is |
//! | place | `resolve` | windows inside the plan's period, rules, doubts |
//!
//! What was decided where a text leaves room:
//!
//! | text | is |
//! |---|---|
//! | a month, a quarter | a window of all of it, due on its last day |
//! | «до 1 мая», «к 1 мая», «не позднее 1 мая» | a window with an open start that ends on that day |
//! | «до мая», «к маю» | … that ends on 30 April; «не позднее мая», «по май» on 31 May |
//! | «до 2024 года» | … that ends with that year, as programmes say it |
//! | no year | the first time within the plan; every year of it is an alternative |
//! | a list of dates | [`Kind::Once`] with several windows |
//! | «сентябрь 2021, далее ежегодно» | [`Kind::Recurring`], the first window as it is written |
//! | «январь 2023, далее постоянно» | [`Kind::Compound`]: once, then on and on |
//! | «постоянно (по запросу)» | [`Kind::OnDemand`] within the plan: nothing is due unless somebody asks |
//! | «постоянно, по мере поступления», «в течение года по плану» | [`Kind::Continuous`] with a condition |
//! | «2022–2024 гг.», «2022-2023 учебный год» | [`Kind::Continuous`]; «2023 год» is [`Kind::Once`] |
//! | «с января ежеквартально» | January, April, July, October; quarters of the calendar are an alternative |
//! | «не реже двух раз в год» | a window for each year with the minimum; after a first date, one for each half-year |
//! | «I полугодие», «конец года» | of the school year in a plan that runs from September to summer, otherwise of the calendar |
//! | dates of several bodies | [`Kind::Compound`], each part with its body |
//!
//! Russian words stand here and not in an argument: their grammar *is* the rule of this room. What it answers has
//! no wording: kinds, dates, reasons.
//!
//! To add a word: a line in `lexicon`. To add a phrase: a function in `grammar` and a line in its list.

mod clause;
mod grammar;
mod lexicon;
mod normalise;
mod phrase;
mod resolve;
mod rrule;
mod schedule;
mod stretch;
mod token;

pub use rrule::{ByDay, Frequency, Rrule};
pub use schedule::{
    Alternative, Assumption, Condition, Kind, Minimum, Part, Period, Reason, Schedule, Span, Unit,
    Window,
};

/// Reads the term `text` of a plan that is in force during `period`.
///
/// Never fails: what is not understood is listed in [`Schedule::not_understood`], and a text of which nothing was
/// understood, or of a plan without a day, has [`Kind::NotUnderstood`] or no windows. Windows lie within the period.
pub fn read(text: &str, period: Period) -> Schedule {
    let glyphs = normalise::glyphs(text);
    let tokens = token::tokens(&glyphs);
    let pieces = grammar::pieces(&tokens);
    let clauses = clause::clauses(text, &tokens, pieces);
    resolve::schedule(text, clauses, period)
}
