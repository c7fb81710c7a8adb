//! The problems of a file in words, each with what helps.

use domain::roadmap::plan::PlanProblem;

/// What a plan is called that has no title.
pub const UNTITLED: &str = "Дорожная карта";

/// Says to a person why no plan was read and what to do.
pub fn explain(problem: PlanProblem) -> &'static str {
    match problem {
        PlanProblem::Empty => "В файле ничего нет. Выберите файл с планом.",
        PlanProblem::Pdf => {
            "PDF и картинки система не читает. Откройте файл в Word и сохраните как .docx или скопируйте таблицу и вставьте её. \
             Если это скан, попросите у составителя файл Word."
        }
        PlanProblem::Picture => {
            "Картинки система не читает. Попросите у составителя файл Word или внесите строки вручную."
        }
        PlanProblem::OldWord => {
            "Это документ Word 97–2003 (.doc), даже если он назван .docx. Откройте его в Word и сохраните как .docx или \
             скопируйте таблицу и вставьте её."
        }
        PlanProblem::OldExcel => {
            "Это книга Excel 97–2003 (.xls). Откройте её в Excel и сохраните как .xlsx."
        }
        PlanProblem::RichText => {
            "Это документ .rtf. Откройте его в Word и сохраните как .docx или скопируйте таблицу и вставьте её."
        }
        PlanProblem::OpenDocument => {
            "Это документ LibreOffice (.odt, .ods). Сохраните его как .docx или .xlsx или скопируйте таблицу и вставьте её."
        }
        PlanProblem::Encrypted => "Файл закрыт паролем. Снимите пароль и загрузите файл снова.",
        PlanProblem::Unknown => {
            "Такие файлы система не читает. Выберите файл .docx, .xlsx или .csv или вставьте таблицу."
        }
        PlanProblem::Damaged => {
            "Файл повреждён. Откройте его в Word и сохраните как .docx или скопируйте таблицу и вставьте её."
        }
        PlanProblem::Unsafe => {
            "В файле есть объявления, которых не пишет ни одна офисная программа. Скопируйте таблицу и вставьте её."
        }
        PlanProblem::TooLarge => {
            "Файл слишком велик. Оставьте в нём только план, без картинок и других документов."
        }
        PlanProblem::TooManyRows => "В таблицах больше 5 000 строк. Оставьте в файле только план.",
        PlanProblem::TooManyColumns => {
            "В таблице больше 60 столбцов. Оставьте в файле только план."
        }
        PlanProblem::CellTooLong => {
            "В одной из ячеек больше 20 000 знаков. Разделите её на несколько строк."
        }
        PlanProblem::NoTable => {
            "Таблицы не нашлось. План читается из таблицы со столбцами «Мероприятие», «Срок», «Ответственный»."
        }
        PlanProblem::NoHeadings => {
            "Ни у одной таблицы нет заголовков плана. Назовите столбцы: «Мероприятие», «Срок», «Ответственный»."
        }
        PlanProblem::NoRows => "Под заголовками нет строк. Впишите хотя бы одно мероприятие.",
    }
}
