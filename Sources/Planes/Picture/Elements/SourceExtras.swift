import Plant
import Signals

/// The later settings of a source of pictures: sampling, link, fields, transfer, and its clock.
///
/// They are declared after those of each kind, since ordinals stay, and found by their names.
struct SourceExtras {
    /// Names of the slots, in their order.
    enum Slot {
        static let sampling = "sampling"
        static let depth = "depth"
        static let linkLevel = "link-level"
        static let fieldOrder = "field-order"
        static let transfer = "transfer"
        static let payloadTransfer = "payload-transfer"
        static let colourGain = "colour-gain"
        static let clockJitter = "clock-jitter"
        static let all = [
            sampling, depth, linkLevel, fieldOrder, transfer, payloadTransfer, colourGain,
            clockJitter,
        ]
    }

    /// The orders of fields that a menu offers; upper first is right but for 525 lines (ST 274,
    /// ST 125).
    static let fieldOrders = ["as-format", "upper-first", "lower-first"]

    /// The transfers that a menu offers, by `DynamicRange`.
    static let transfers = ["sdr", "hlg", "pq"]

    /// Position of the first slot among the node's cells.
    let firstCell: Int
    /// Position of the first pathological content among the node's constants.
    let firstConstant: Int

    /// A kind of source with these settings after its own.
    static func extending(_ kind: ElementKind) -> ElementKind {
        var extended = kind
        let declare = kind.declare
        extended.declare = { declarer throws(PlantProblem) in
            try declare(&declarer)
            SourceExtras.declare(&declarer)
        }
        return extended
    }

    private static func declare(_ declarer: inout ElementDeclarer) {
        declarer.slot(
            SlotDeclaration(
                Slot.sampling, "sampling of its output", .choice(["422", "444"]),
                hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                Slot.depth, "bits per sample of its output", .choice(["10", "12"]),
                hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                Slot.linkLevel, "mapping of a 3 Gb/s output", .choice(["a", "b"]),
                hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                Slot.fieldOrder, "which field of a frame it sends first", .choice(fieldOrders),
                hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                Slot.transfer, "system in which it writes light", .choice(transfers)))
        declarer.slot(
            SlotDeclaration(
                Slot.payloadTransfer, "transfer that its payload identifier states",
                .choice(["as-signal"] + transfers)))
        declarer.slot(
            SlotDeclaration(
                Slot.colourGain, "colour of what it plays, in thousandths",
                .integer(0...2000, .none), nominal: 1000, authority: .client))
        declarer.slot(
            SlotDeclaration(
                Slot.clockJitter, "slow jitter of its clock, peak to peak in picoseconds",
                .integer(0...20_000, .none), role: .health))
    }

    /// The cells of these slots of the element that is being wired.
    static func cells(of wirer: ElementWirer) -> [CellID] {
        Slot.all.compactMap { wirer.layout.slot(wirer.element, named: $0) }.map { wirer.cell($0) }
    }

    /// The symbols of contents that stress receivers, for the node to look up.
    static func constants(_ wirer: inout ElementWirer) -> [Int64] {
        let names = pathologicalPatterns
        return [Int64(names.count)] + names.map { Int64(wirer.symbol($0).rawValue) }
    }

    private static let pathologicalPatterns = PictureContent.patternNames
        .map { PictureContent.symbol(ofPattern: $0) }
        .filter { PictureContent.isPathological($0) }

    /// Whether the format can be sent with twice the words: not below 720 lines, and on one link.
    static func canDouble(_ format: VideoFormat) -> Bool {
        format.raster.linesPerFrame >= 750
            && SerialInterface.carrying(SerialRate(format, sampling: .full444)) != nil
    }

    /// Whether an order of fields is the wrong one for a format.
    static func swapsFields(_ order: Int64, _ format: VideoFormat) -> Bool {
        guard format.scan == .interlaced, order > 0 else { return false }
        let isLowerFirst = format == .sd525i29
        return (order == 2) != isLowerFirst
    }

    /// Completes a signal that has everything else.
    ///
    /// What no single link carries (4:4:4 at 2160 lines and 50 pictures a second) goes out as 4:2:2
    /// of 10 bits, as video cards do.
    func apply(_ scope: NodeScope, _ format: VideoFormat, _ signal: inout PictureSignal) {
        guard scope.cellCount > firstCell else { return }
        func cell(_ offset: Int) -> Int64 { scope.cell(firstCell + offset) }
        if SourceExtras.canDouble(format) {
            signal.isFull444 = cell(0) == 1
            signal.isTwelveBit = cell(1) == 1
        }
        signal.isLevelB = cell(2) == 1 && signal.interface == .threeG
        let matrix = PictureSource.encodingMatrix(scope, format)
        if cell(4) > 0, let range = DynamicRange(rawValue: UInt8(truncatingIfNeeded: cell(4))) {
            signal.chain = scope.extend(
                signal.chain,
                with: PictureTransform.dynamicRange(from: .sdr, to: range, matrix).word)
        }
        if cell(6) != 1000 {
            signal.chain = scope.extend(
                signal.chain,
                with: PictureTransform.gain(lumaMilli: 1000, chromaMilli: cell(6)).word)
        }
        if SourceExtras.swapsFields(cell(3), format) {
            signal.chain = scope.extend(signal.chain, with: PictureStructure.fieldsSwapped.word)
        }
        signal.slowJitterPicoseconds = cell(7)
        for index in 0..<Int(scope.constant(firstConstant))
        where scope.constant(firstConstant + 1 + index) == signal.content {
            signal.isPathological = true
        }
        signal.payloadIdentifier = Int64(payload(scope, format, signal).word)
    }

    /// The identifier with what these settings say, whatever scan and colorimetry it states.
    private func payload(_ scope: NodeScope, _ format: VideoFormat, _ signal: PictureSignal)
        -> PayloadIdentifier
    {
        let stated = PayloadIdentifier(word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
        let choice = scope.cell(firstCell + 5)
        let code = choice == 0 ? scope.cell(firstCell + 4) : choice - 1
        let own = PayloadIdentifier(
            format, transfer: .init(rawValue: UInt8(truncatingIfNeeded: code)) ?? .unspecified,
            colorimetry: stated.colorimetry, mapping: signal.isLevelB ? .levelB : .levelA,
            sampling: signal.isFull444 ? .full444 : .yCbCr422, isTwelveBit: signal.isTwelveBit)
        return stated.scan.map { own.withScan($0) } ?? own
    }
}
