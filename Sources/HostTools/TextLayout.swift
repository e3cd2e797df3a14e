import Planes
import Plant

/// Text in columns and numbers, as terminals' tools print them.
enum TextLayout {
    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    static func right(_ number: Int64, _ width: Int) -> String { right(String(number), width) }

    /// A whole number with leading zeroes.
    static func digits(_ number: Int64, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    static func hexadecimal(_ number: Int64, _ count: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// Thousandths as a decimal number with three places: 432 → 0.432.
    static func thousandths(_ number: Int64) -> String {
        String(number / 1000) + "." + digits(number % 1000, 3)
    }

    /// Text and as many tabs as bring it to a column of a terminal with stops at each eighth.
    static func tabbed(_ text: String, to column: Int) -> String {
        var text = text
        var width = text.count
        repeat {
            text += "\t"
            width = (width / 8 + 1) * 8
        } while width < column
        return text
    }

    /// Six pairs of digits with a separator (`a4:83:e7:10:20:11`).
    static func hardware(_ bits: Int64, _ separator: String = ":", isUpper: Bool = false) -> String
    {
        let text = stride(from: 40, through: 0, by: -8)
            .map { hexadecimal(bits >> Int64($0) & 255, 2) }.joined(separator: separator)
        return isUpper ? text.uppercased() : text
    }

    /// Without leading zeroes, as BSD's tools print it (`a4:83:e7:1:2:11`).
    static func hardwareShort(_ bits: Int64) -> String {
        stride(from: 40, through: 0, by: -8)
            .map { String(bits >> Int64($0) & 255, radix: 16) }.joined(separator: ":")
    }

    /// Three groups of four digits, as IOS prints it (`a483.e710.2011`).
    static func hardwareDotted(_ bits: Int64) -> String {
        stride(from: 32, through: 0, by: -16)
            .map { hexadecimal(bits >> Int64($0) & 0xFFFF, 4) }.joined(separator: ".")
    }

    /// A prefix length as a dotted mask.
    static func mask(_ length: Int64) -> String {
        IPv4.text(AddressText.mask(length))
    }

    /// The largest whole number whose square isn't larger.
    static func squareRoot(_ number: Int64) -> Int64 {
        guard number > 0 else { return 0 }
        var root = number
        var next = (root + 1) / 2
        while next < root {
            root = next
            next = (root + number / root) / 2
        }
        return root
    }
}

/// The date that tools print: the exercise's day is a Monday in March 2026, in Greenwich Mean Time.
///
/// The core's clock has no date. Later days follow from it; nothing is printed of earlier months.
enum ToolDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let longWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let firstDay: Int64 = 2

    /// Whole days since the exercise's day, and the milliseconds of that day.
    static func day(_ milliseconds: Int64) -> (day: Int64, rest: Int64) {
        let length: Int64 = 86_400_000
        var day = milliseconds / length
        var rest = milliseconds % length
        if rest < 0 {
            rest += length
            day -= 1
        }
        return (day, rest)
    }

    /// Day of the month and its name, for days within the month and the days just before.
    private static func date(_ day: Int64) -> (number: Int64, month: String, long: String) {
        let number = firstDay + day
        if number < 1 { return (28 + number, "Feb", "February") }
        if number > 31 { return (number - 31, "Apr", "April") }
        return (number, "Mar", "March")
    }

    static func clock(_ rest: Int64) -> String {
        [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
            .map { TextLayout.digits($0, 2) }.joined(separator: ":")
    }

    private static func weekday(_ day: Int64) -> Int { Int(((day % 7) + 7) % 7) }

    /// `Mon Mar 02 09:30:00 GMT 2026`, as dig prints it.
    static func dig(_ milliseconds: Int64) -> String {
        let (day, rest) = day(milliseconds)
        let date = date(day)
        return
            "\(weekdays[weekday(day)]) \(date.month) \(TextLayout.digits(date.number, 2)) "
            + "\(clock(rest)) GMT 2026"
    }

    /// `Monday, 2 March 2026 09:30:00`, as Windows prints it in Britain.
    static func windows(_ milliseconds: Int64) -> String {
        let (day, rest) = day(milliseconds)
        let date = date(day)
        return "\(longWeekdays[weekday(day)]), \(date.number) \(date.long) 2026 \(clock(rest))"
    }

    /// `Mar  2 09:30:00.000`, as IOS prints it.
    static func console(_ milliseconds: Int64) -> String {
        let (day, rest) = day(milliseconds)
        let date = date(day)
        return "\(date.month) \(TextLayout.right(date.number, 2)) \(clock(rest))."
            + TextLayout.digits(rest % 1000, 3)
    }
}

extension TextLayout {
    /// A dotted quad, or nothing.
    static func address(_ bits: Int64?) -> String { bits.map { IPv4.text($0) } ?? "" }
}
