/// What comes from a terminal, whatever bytes it was made of.
package enum TerminalEvent: Hashable, Sendable {
    case key(Key)
    /// Text that came at once and isn't to be taken for keys: a paste. May hold anything.
    case paste(String)
    /// The terminal has another size now, in columns and rows.
    case resized(columns: Int, rows: Int)
    /// The terminal is ours again after the program was suspended: everything is drawn anew.
    case resumed
    /// The terminal went away, or asked to end: leave without a question.
    case hangUp
}

/// A key, as far as a program in a terminal can tell keys apart.
package enum Key: Hashable, Sendable {
    /// A character that was typed: one grapheme, never a control character.
    case character(Character)
    /// A letter from `a` to `z` with Control. `i`, `m`, `j` and `h` never come: terminals send Tab,
    /// Enter and Backspace with them.
    case control(Character)
    case enter, tab, backTab, escape, backspace, delete
    case up, down, left, right
    case home, end, pageUp, pageDown
}
