package import Signals
import SimulationKernel

/// A part of a picture that has one colour.
package struct PicturePatch: Hashable, Sendable {
    /// What an engineer calls it, kebab case: `yellow-75`, `pluge-minus-2`, `skin`.
    package var name: String
    /// R′G′B′ of BT.709: 0 black, 1 reference white; PLUGE goes below 0.
    package var rgb: RGB
    /// The part of the picture's area that it fills, 0…1.
    package var area: Double

    /// A patch; areas of a picture sum to 1.
    package init(name: String, rgb: RGB, area: Double) {
        self.name = name
        self.rgb = rgb
        self.area = area
    }
}

/// What is in a picture, by the symbol of its content.
///
/// `pattern/…` is a test pattern: `rp219`, `bars-100`, `bars-75`, `black`, `white-100`, `pluge`,
/// `grey-NN` (0…100 %), `ramp`, and the full fields `red`, `green`, `blue`, `cyan`, `magenta`,
/// `yellow` at 100 %, `checkfield` (RP 198) and `moving-box`. `job/NAME` is the programme of a job,
/// `multiview/NAME` what a multiviewer makes. Any other text is a black picture.
package enum PictureContent {
    /// Names of the test patterns that generators and video cards offer, as `pattern/NAME`.
    package static let patternNames: [String] =
        ["rp219", "bars-100", "bars-75", "black", "white-100", "pluge", "ramp"]
        + fullFields.map(\.name)
        + [0, 2, 5, 10, 15, 18].map { "grey-\($0)" }
        + stride(from: 20, through: 100, by: 5).map { "grey-\($0)" } + ["checkfield", "moving-box"]

    /// The symbol of a pattern.
    package static func symbol(ofPattern name: String) -> String { "pattern/" + name }

    /// The patches of a content; their areas sum to 1.
    package static func patches(ofSymbol text: String) -> [PicturePatch] {
        if let name = rest(of: text, after: "pattern/") { return patches(ofPattern: name) }
        if isProgramme(text) { return ProgrammeFrame.patches(ofSymbol: text) }
        // The ground between a multiviewer's tiles.
        if isMultiview(text) { return field("ground", RGB(grey: 0.05)) }
        return field("black", .black)
    }

    /// Whether a content is a multiviewer's picture, whose tiles stand in the signal's chain.
    package static func isMultiview(_ text: String) -> Bool {
        rest(of: text, after: "multiview/") != nil
    }

    /// The symbol of a multiviewer's picture.
    package static func symbol(ofMultiviewer name: String) -> String { "multiview/" + name }

    /// Whether anything in a content moves from picture to picture: programmes, and one pattern.
    package static func isMoving(_ text: String) -> Bool {
        isProgramme(text) || text == symbol(ofPattern: "moving-box")
    }

    /// Whether a fifth of a content or more is of flat colours that stress a receiver (RP 198).
    ///
    /// The codes decide: those that the content has in BT.709, narrow range.
    package static func isPathological(_ text: String) -> Bool {
        var area = 0.0
        for patch in patches(ofSymbol: text) where patch.area >= 0.1 {
            let codes = PictureRendering.codes(of: patch.rgb, through: [])
            // In flat colour both differences stand between two lumas: Cb Y Cr Y.
            if codes.cb == codes.cr,
                SerialScrambler.isPathological(
                    chroma: UInt16(truncatingIfNeeded: codes.cb),
                    luma: UInt16(truncatingIfNeeded: codes.y))
            {
                area += patch.area
            }
        }
        return area >= 0.2
    }

    /// Whether a content is a job's programme, which is confidential, and not a test pattern.
    package static func isProgramme(_ text: String) -> Bool {
        rest(of: text, after: "job/") != nil
    }

    /// What stands on the burnt-in slate of a programme (`JOB 214`), or nil for a pattern.
    package static func slate(ofSymbol text: String) -> String? {
        rest(of: text, after: "job/").map { "JOB " + $0.uppercased() }
    }

    /// What somebody sees who looks at the picture: a slate, a pattern by its usual name, or black.
    package static func appearance(ofSymbol text: String) -> String {
        if isMultiview(text) { return "multiviewer" }
        return slate(ofSymbol: text) ?? rest(of: text, after: "pattern/") ?? "black"
    }

    /// The bars that a content is, sample by sample; nil where it isn't bars.
    static func bars(ofSymbol text: String) -> ColourBars? {
        switch rest(of: text, after: "pattern/") {
        case "rp219": .rp219()
        case "bars-100": .fullField(colourLevel: 1)
        case "bars-75": .fullField(colourLevel: 0.75)
        default: nil
        }
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count
            ? String(text.dropFirst(prefix.count)) : nil
    }

    private static func patches(ofPattern name: String) -> [PicturePatch] {
        switch name {
        case "rp219", "bars-100", "bars-75":
            return bars(ofSymbol: symbol(ofPattern: name)).map { bars($0) } ?? []
        case "white-100": return field("white-100", .white)
        case "ramp": return ramp(area: 1)
        case "pluge": return pluge
        case "checkfield": return checkfield
        case "moving-box":
            return [
                PicturePatch(name: "grey-40", rgb: RGB(grey: 0.4), area: 0.9),
                PicturePatch(
                    name: "box-75", rgb: RGB(red: 0.75, green: 0.75, blue: 0), area: 0.1),
            ]
        default:
            if let level = rest(of: name, after: "grey-").flatMap({ Int($0) }),
                (0...100).contains(level)
            {
                return field(name, RGB(grey: Double(level) / 100))
            }
            if let colour = fullFields.first(where: { $0.name == name }) {
                return field(name + "-100", colour.rgb)
            }
            return field("black", .black)
        }
    }

    private static let fullFields: [(name: String, rgb: RGB)] = [
        ("red", RGB(red: 1, green: 0, blue: 0)), ("green", RGB(red: 0, green: 1, blue: 0)),
        ("blue", RGB(red: 0, green: 0, blue: 1)), ("cyan", RGB(red: 0, green: 1, blue: 1)),
        ("magenta", RGB(red: 1, green: 0, blue: 1)), ("yellow", RGB(red: 1, green: 1, blue: 0)),
    ]

    private static func field(_ name: String, _ rgb: RGB) -> [PicturePatch] {
        [PicturePatch(name: name, rgb: rgb, area: 1)]
    }

    /// A black field with strips at −2, +2 and +4 %, the steps of RP 219-1's fourth pattern, and a
    /// white patch against which the room's black is judged.
    private static let pluge = [
        PicturePatch(name: "black", rgb: .black, area: 0.76),
        PicturePatch(name: "pluge-minus-2", rgb: RGB(grey: -0.02), area: 0.06),
        PicturePatch(name: "pluge-plus-2", rgb: RGB(grey: 0.02), area: 0.06),
        PicturePatch(name: "pluge-plus-4", rgb: RGB(grey: 0.04), area: 0.06),
        PicturePatch(name: "white-100", rgb: .white, area: 0.06),
    ]

    /// RP 198's two halves: colour differences 300h with luma 198h for the equaliser, 200h with
    /// 110h for the clock recovery.
    private static let checkfield: [PicturePatch] = {
        let halves: [(name: String, chroma: Int32, luma: Int32)] = [
            ("equaliser-test", 0x300, 0x198), ("clock-test", 0x200, 0x110),
        ]
        return halves.map { half in
            let codes = YCbCrCodes(y: half.luma, cb: half.chroma, cr: half.chroma)
            let components = VideoQuantisation.narrow10.components(codes)
            return PicturePatch(
                name: half.name, rgb: YCbCrMatrix.bt709.decode(components), area: 0.5)
        }
    }()

    /// A ramp from black to white as eleven steps, from 0 to 100 %.
    private static func ramp(area: Double) -> [PicturePatch] {
        (0...10).map {
            PicturePatch(
                name: "ramp-\($0 * 10)", rgb: RGB(grey: Double($0) / 10), area: area / 11)
        }
    }

    /// The patches of a bar pattern; parts of one name and colour count as one patch.
    private static func bars(_ pattern: ColourBars) -> [PicturePatch] {
        let whole = Double(pattern.width * pattern.height)
        var patches: [PicturePatch] = []
        for band in pattern.bands {
            for patch in band.patches {
                let area = Double(patch.width * band.lines.count) / whole
                switch patch.fill {
                case .ramp: patches += ramp(area: area)
                case .flat(let rgb):
                    let name = barName(patch.name, rgb)
                    if let known = patches.firstIndex(where: { $0.name == name }) {
                        patches[known].area += area
                    } else {
                        patches.append(PicturePatch(name: name, rgb: rgb, area: area))
                    }
                }
            }
        }
        return patches
    }

    /// A bar's name with its level, where it comes at more than one.
    static func barName(_ name: BarName, _ rgb: RGB) -> String {
        let level = max(rgb.red, rgb.green, rgb.blue) > 0.9 ? "-100" : "-75"
        switch name {
        case .white: return "white" + level
        case .yellow: return "yellow" + level
        case .cyan: return "cyan" + level
        case .green: return "green" + level
        case .magenta: return "magenta" + level
        case .red: return "red" + level
        case .blue: return "blue" + level
        case .black: return "black"
        case .grey40: return "grey-40"
        case .grey15: return "grey-15"
        case .white75: return "white-75"
        case .minusI: return "minus-i"
        case .plusI: return "plus-i"
        case .plusQ: return "plus-q"
        case .ramp: return "ramp"
        case .plugeMinus2: return "pluge-minus-2"
        case .plugeBlack: return "pluge-black"
        case .plugePlus2: return "pluge-plus-2"
        case .plugePlus4: return "pluge-plus-4"
        }
    }
}
