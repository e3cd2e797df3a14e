import Plant
import Signals

/// State that some monitors have beyond what all have, in the order of its declaration.
enum ExtraSlot: Int, CaseIterable, Hashable, Sendable {
    case curve, gamut, colorimetry, look, pictureMode, mask, lensAcross, lensUp
    case lightHours, hotRed, hotGreen, hotBlue
    case topLeft, topRight, bottomLeft, bottomRight

    /// The slot's name.
    var name: String {
        switch self {
        case .curve: "eotf"
        case .gamut: "primaries"
        case .colorimetry: "colorimetry"
        case .look: "lut"
        case .pictureMode: "picture-mode"
        case .mask: "mask"
        case .lensAcross: "lens-shift-across"
        case .lensUp: "lens-shift-up"
        case .lightHours: "light-hours"
        case .hotRed: "hot-red-loss"
        case .hotGreen: "hot-green-loss"
        case .hotBlue: "hot-blue-loss"
        case .topLeft: "top-left-light"
        case .topRight: "top-right-light"
        case .bottomLeft: "bottom-left-light"
        case .bottomRight: "bottom-right-light"
        }
    }

    /// The losses of red, green and blue once the panel is hot.
    static let hot: [ExtraSlot] = [.hotRed, .hotGreen, .hotBlue]
    /// The corners' light, in the order of `ScreenSpot.corners`.
    static let corners: [ExtraSlot] = [.topLeft, .topRight, .bottomLeft, .bottomRight]
}

/// How a client television treats its picture, and how late that makes it.
enum PictureMode: Int64, CaseIterable, Sendable {
    case filmmaker, game, standard, cinemaSmooth

    /// Names of the setting's values, in order.
    static let names = ["filmmaker", "game", "standard", "cinema-smooth"]

    /// Frames that it holds back: a judgement within the one to three frames that televisions are
    /// late (DOMAIN §3); interpolating needs the frame after the next.
    var frames: Double {
        switch self {
        case .game: 0.5
        case .filmmaker: 1
        case .standard: 2
        case .cinemaSmooth: 3
        }
    }

    /// Whether pictures are made between those of the programme.
    var isSmooth: Bool { self == .cinemaSmooth }
}

/// What an inventory says of a monitor or projector beyond class, panel, presets and inputs.
struct MonitorExtras: Sendable {
    /// What it has of `ExtraSlot`, in order.
    let slots: [ExtraSlot]
    /// Hours on its light in the nominal condition.
    let hours: Int64
    /// A full white field's luminance where the supply limits it.
    let limiter: PeakLimiter?
    /// The corners' light in the nominal condition, per mille of the centre's.
    let corners: [Int64]
    /// How late its picture is by itself, in microseconds.
    let delayMicroseconds: Int64
    let projection: Projection?
    /// The name of the box on its input, or empty.
    let lutBox: String
    /// The table that it holds itself for the room's pictures, in the nominal condition.
    let look: Int64
    /// Whether the mask is that for scope pictures in the nominal condition.
    let mask: Int64

    /// Entries that a menu may have beyond the usual.
    static let menuNames = ["eotf", "primaries", "colorimetry", "lut"]
    static let maskNames = ["flat", "scope"]
    /// Values of the menu's `primaries`.
    static let gamutNames = ["as-preset", "bt709", "p3", "bt2020", "native"]
    /// Values of the menu's `colorimetry`.
    static let colorimetryNames = ["follow", "ignore"]
    /// Values of the menu's `eotf`.
    static let curveNames = ["as-preset"] + DisplayPreset.transferNames.map(\.name)

    /// Parameters of both kinds.
    static let commonSchemas: [ParameterSchema] = [
        ParameterSchema(
            "menu", "further entries of its menu: " + menuNames.joined(separator: ", ")),
        ParameterSchema("lut", "the table that it holds for the room's pictures"),
        ParameterSchema("lut-box", "the box with a table that sits on its input"),
        ParameterSchema("hours", "hours on its light; it is then followed as it gets hot"),
        ParameterSchema("delay", "how late its picture is by itself, milliseconds"),
    ]

    /// Parameters of monitors alone.
    static let monitorSchemas: [ParameterSchema] =
        commonSchemas + [
            ParameterSchema(
                "corners", "light of its four corners, per mille: top left and right, then bottom"),
            ParameterSchema("full-field", "white on the whole screen at most, cd/m²"),
            ParameterSchema("processing", "whether it treats pictures as televisions do: yes"),
        ]

    /// Parameters of projectors alone.
    static let projectorSchemas: [ParameterSchema] =
        commonSchemas + [
            ParameterSchema("life", "hours after which half of its light is left"),
            ParameterSchema("corner", "light of a corner, lens centred, per mille of the centre's"),
            ParameterSchema(
                "lens-shift", "list of two: across and up, per cent of half the picture"),
            ParameterSchema("mask", "masks as the room has them: flat, scope"),
        ]

    init(of element: some ParameterReading, isProjector: Bool, peak: Double)
        throws(PlantProblem)
    {
        let menu = try MonitorExtras.menu(of: element)
        look = Int64(
            try element.choice("lut", of: ViewingLooks.names, default: "none"))
        lutBox = try element.word("lut-box", default: "")
        let isFollowed = isProjector || element.parameter("hours") != nil
        hours = try element.integer("hours", in: 0...60_000, default: 300)
        let isTelevision = try element.choice("processing", of: ["no", "yes"], default: "no") == 1
        // One frame at 50 Hz is what drawing a picture line by line costs on average.
        delayMicroseconds =
            1000 * (try element.integer("delay", in: 0...500, default: 10))
        corners = try MonitorExtras.numbers("corners", of: element, count: 4, in: 100...1000)
        let fullField = try element.integer("full-field", in: 20...10_000, default: 10_000)
        limiter =
            element.parameter("full-field") == nil
            ? nil : PeakLimiter(peak: peak, fullField: Double(fullField))
        var projection: Projection?
        var mask: Int64 = 0
        if isProjector {
            let shift = try MonitorExtras.numbers(
                "lens-shift", of: element, count: 2, in: -100...100)
            projection = Projection(
                cornerShare: Double(try element.integer("corner", in: 500...1000, default: 860))
                    / 1000,
                life: try element.integer("life", in: 100...100_000, default: 1500),
                across: shift.first ?? 0, up: shift.last ?? 0)
            mask = Int64(
                try element.choice("mask", of: MonitorExtras.maskNames, default: "flat"))
        }
        self.projection = projection
        self.mask = mask
        var slots: [ExtraSlot] = []
        for (index, slot) in [ExtraSlot.curve, .gamut, .colorimetry, .look].enumerated()
        where menu.contains(MonitorExtras.menuNames[index]) {
            slots.append(slot)
        }
        if isTelevision { slots.append(.pictureMode) }
        if isProjector { slots += [.mask, .lensAcross, .lensUp] }
        if isFollowed { slots += [.lightHours] + ExtraSlot.hot }
        if !corners.isEmpty { slots += ExtraSlot.corners }
        self.slots = slots
    }

    private static func menu(of element: some ParameterReading) throws(PlantProblem)
        -> [String]
    {
        let menu = try element.words("menu")
        for name in menu where !menuNames.contains(name) {
            throw element.problem(
                "menu", "unknown entry `\(name)`", given: name, candidates: menuNames)
        }
        return menu
    }

    private static func numbers(
        _ name: String, of element: some ParameterReading, count: Int, in range: ClosedRange<Int64>
    ) throws(PlantProblem) -> [Int64] {
        guard element.parameter(name) != nil else { return [] }
        let numbers = try element.words(name).compactMap { Int64($0) }
        guard numbers.count == count, numbers.allSatisfy({ range.contains($0) }) else {
            throw element.problem(
                name, "`\(name)` isn't \(count) numbers",
                expected: "\(count) whole numbers from \(range.lowerBound) to \(range.upperBound)")
        }
        return numbers
    }

    /// Where a slot stands among those that this one has; nil where it has none.
    func place(of slot: ExtraSlot) -> Int? { slots.firstIndex(of: slot) }

    /// Whether it is followed as it gets hot.
    var isFollowed: Bool { slots.contains(.lightHours) }
}
