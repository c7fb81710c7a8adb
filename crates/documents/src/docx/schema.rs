//! The order of elements that the schema of Word files asks for (ECMA-376 part 1, `wml.xsd`).
//!
//! `docx-rs` writes the properties of paragraphs, tables and sections in an order of its own. Word forgives most of
//! it, other programs less; here every part is put right before it is packed.

use std::borrow::Cow;

/// The children of each element whose children the schema orders, as far as papers use them.
const ORDERS: [(&str, &[&str]); 7] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    (
        "w:rPr",
        &["w:rFonts", "w:b", "w:bCs", "w:sz", "w:szCs", "w:lang"],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
        ],
    ),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:pgSz",
            "w:pgMar",
            "w:cols",
            "w:titlePg",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
        ],
    ),
    ("w:settings", &["w:zoom", "w:defaultTabStop", "w:compat"]),
];

/// An element that is being read.
struct Open<'a> {
    name: &'a str,
    tag: Cow<'a, str>,
    /// What is in it so far, each piece with its place in the order.
    pieces: Vec<(usize, String)>,
}

impl Open<'_> {
    fn place(&self, child: &str) -> usize {
        let order = ORDERS.iter().find(|(name, _)| *name == self.name);
        let place = order.map(|(_, order)| order.iter().position(|name| *name == child));
        // Elements outside the list stay behind the listed ones, in the order in which they came.
        place.map_or(0, |place| place.unwrap_or(usize::MAX))
    }

    fn inner(mut self) -> String {
        self.pieces.sort_by_key(|(place, _)| *place);
        self.pieces.into_iter().map(|(_, piece)| piece).collect()
    }
}

/// The same XML in the order of the schema. It must be well formed, as a writer of XML makes it; what is not
/// closed at the end is dropped.
pub(super) fn in_order(xml: &str) -> String {
    let mut stack = vec![Open {
        name: "",
        tag: Cow::Borrowed(""),
        pieces: Vec::new(),
    }];
    for piece in xml.split_inclusive('>') {
        let (text, tag) = piece
            .find('<')
            .map_or((piece, ""), |start| piece.split_at(start));
        put(&mut stack, "", text.to_owned());
        let name = name_of(tag);
        if tag.starts_with("</") {
            close(&mut stack);
        } else if tag.starts_with("<?") || tag.ends_with("/>") {
            put(&mut stack, name, right(name, tag).into_owned());
        } else if !tag.is_empty() {
            stack.push(Open {
                name,
                tag: right(name, tag),
                pieces: Vec::new(),
            });
        }
    }
    stack
        .into_iter()
        .next()
        .map_or_else(String::new, Open::inner)
}

/// «w:p» of «<w:p w14:paraId="1">».
fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/', '?']);
    name.split([' ', '/', '>', '?']).next().unwrap_or_default()
}

/// The tag without what the schema does not know.
fn right<'a>(name: &str, tag: &'a str) -> Cow<'a, str> {
    match name {
        "w:gridCol" => Cow::Owned(tag.replace(" w:type=\"dxa\"", "")),
        _ => Cow::Borrowed(tag),
    }
}

fn put(stack: &mut [Open<'_>], name: &str, piece: String) {
    if let Some(parent) = stack.last_mut() {
        // An empty `rPr` says nothing, and the defaults of paragraphs may not have one.
        let empty = piece.is_empty() || (parent.name == "w:pPr" && piece == "<w:rPr />");
        if !empty {
            parent.pieces.push((parent.place(name), piece));
        }
    }
}

fn close(stack: &mut Vec<Open<'_>>) {
    if let Some(element) = stack.pop() {
        let (name, tag) = (element.name, element.tag.clone());
        put(stack, name, format!("{tag}{}</{name}>", element.inner()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_a_paragraph_are_put_into_the_order_of_the_schema() {
        let written = "<w:p><w:pPr><w:rPr /><w:jc w:val=\"both\" /><w:ind w:left=\"0\" /><w:keepNext /></w:pPr>\
                       <w:r><w:t>а &gt; б</w:t></w:r></w:p>";
        let right = "<w:p><w:pPr><w:keepNext /><w:ind w:left=\"0\" /><w:jc w:val=\"both\" /></w:pPr>\
                     <w:r><w:t>а &gt; б</w:t></w:r></w:p>";
        assert_eq!(in_order(written), right);
        assert_eq!(in_order(right), right);
    }

    #[test]
    fn the_text_and_the_order_of_everything_else_stay() {
        let written = "<?xml version=\"1.0\"?><w:body><w:p>б</w:p><w:p>а<w:r />в</w:p><w:tbl><w:tblGrid>\
                       <w:gridCol w:w=\"5\" w:type=\"dxa\" /></w:tblGrid></w:tbl></w:body>";
        assert_eq!(in_order(written), written.replace(" w:type=\"dxa\"", ""));
    }
}
