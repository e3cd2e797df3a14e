/// A picture as dots, two across and four up in each cell, and as signs that take whole cells.
struct PlotRaster {
    /// In cells.
    let columns: Int
    let rows: Int
    /// In dots.
    let width: Int
    let height: Int
    private let alphabet: Alphabet
    /// For each kind and cell, which of its eight dots are set.
    private var dots: [[UInt8]]
    /// Bars from the foot, in eighths of a cell.
    private var bars: [UInt8]
    private var barKind = PlotKind.measured
    /// Straight lines through cells: 1 across, 2 upright.
    private var straight: [UInt8]
    private var signs: [Cell?]

    init(columns: Int, rows: Int, _ alphabet: Alphabet) {
        self.columns = columns
        self.rows = rows
        width = columns * 2
        height = rows * 4
        self.alphabet = alphabet
        let none = Array(repeating: UInt8(0), count: columns * rows)
        dots = PlotKind.allCases.map { _ in none }
        bars = none
        straight = none
        signs = Array(repeating: nil, count: columns * rows)
    }

    /// The dot at a place, from the top left corner.
    func dot(_ place: PlotPlace) -> (x: Int, y: Int) {
        let held = place.held
        let x = held.x * Double(width - 1) + 0.5
        let y = (1 - held.y) * Double(height - 1) + 0.5
        return (min(max(Int(x), 0), width - 1), min(max(Int(y), 0), height - 1))
    }

    /// The cell in which a place is.
    func cell(_ place: PlotPlace) -> (column: Int, row: Int) {
        let dot = dot(place)
        return (dot.x / 2, dot.y / 4)
    }

    mutating func set(_ kind: PlotKind, x: Int, y: Int) {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return }
        dots[Self.index(kind)][y / 4 * columns + x / 2] |= Self.bit(x % 2, y % 4)
    }

    /// The numbers of braille's dots, by column and row (Unicode chapter 21.1).
    private static func bit(_ x: Int, _ y: Int) -> UInt8 {
        y == 3 ? 0x40 << UInt8(x) : 1 << UInt8(x * 3 + y)
    }

    private static func index(_ kind: PlotKind) -> Int {
        switch kind {
        case .measured: 0
        case .target: 1
        case .graticule: 2
        }
    }

    mutating func setBar(_ kind: PlotKind, column: Int, eighths: Int) {
        guard (0..<columns).contains(column) else { return }
        barKind = kind
        for row in 0..<rows {
            let here = min(max(eighths - (rows - 1 - row) * 8, 0), 8)
            let place = row * columns + column
            bars[place] = max(bars[place], UInt8(here))
        }
    }

    mutating func setStraight(column: Int) {
        guard (0..<columns).contains(column) else { return }
        for row in 0..<rows { straight[row * columns + column] |= 2 }
    }

    mutating func setStraight(row: Int) {
        guard (0..<rows).contains(row) else { return }
        for column in 0..<columns { straight[row * columns + column] |= 1 }
    }

    mutating func setSign(_ cell: Cell, column: Int, row: Int) {
        guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
        let place = row * columns + column
        let own = signs[place]
        let isOnTarget =
            own?.scalar == alphabet.point(.target) && own?.role == .plotTarget
            && cell.scalar == alphabet.point(.measured) && cell.role == .plotMeasured
        signs[place] = isOnTarget ? Cell(known: alphabet.pointOnTarget, .plotMeasured) : cell
    }

    /// What is drawn in a cell; nil where nothing is.
    func picture(column: Int, row: Int) -> Cell? {
        let place = row * columns + column
        if let sign = signs[place] { return sign }
        let all = dots[0][place] | dots[1][place] | dots[2][place]
        if all != 0 {
            let kind: PlotKind =
                dots[0][place] != 0 ? .measured : dots[1][place] != 0 ? .target : .graticule
            return Cell(known: alphabet.dots(all, kind, dots[0][place]), Role(kind))
        }
        if bars[place] > 0 {
            return Cell(known: alphabet.column(eighths: Int(bars[place])), Role(barKind))
        }
        switch straight[place] {
        case 1: return Cell(known: alphabet.sign("┈", or: "-"), .plotGraticule)
        case 2: return Cell(known: alphabet.sign("┊", or: "|"), .plotGraticule)
        case 3: return Cell(known: alphabet.sign("┼", or: "+"), .plotGraticule)
        default: return nil
        }
    }
}

extension Role {
    init(_ kind: PlotKind) {
        self =
            switch kind {
            case .measured: .plotMeasured
            case .target: .plotTarget
            case .graticule: .plotGraticule
            }
    }
}

extension Alphabet {
    /// The sign of a single point that has no letter.
    func point(_ kind: PlotKind) -> Unicode.Scalar {
        switch kind {
        case .measured: sign("●", or: "x")
        case .target: sign("□", or: "o")
        case .graticule: sign("·", or: ",")
        }
    }

    /// A measured point where it should be.
    var pointOnTarget: Unicode.Scalar { sign("▣", or: "@") }

    /// Where the cursor stands.
    var cursor: Unicode.Scalar { sign("◆", or: "&") }

    /// A cell of dots. ASCII tells apart how many are set and in which half, for what was measured;
    /// the other kinds have a sign each.
    func dots(_ all: UInt8, _ kind: PlotKind, _ measured: UInt8) -> Unicode.Scalar {
        if self == .unicode { return Unicode.Scalar(0x2800 + UInt32(all)) ?? " " }
        switch kind {
        case .target: return "o"
        case .graticule: return "~"
        case .measured: break
        }
        let upper = measured & 0b0001_1011
        let lower = measured & 0b1110_0100
        if measured.nonzeroBitCount > 4 { return "*" }
        return upper == 0 ? "." : lower == 0 ? "'" : ":"
    }
}
