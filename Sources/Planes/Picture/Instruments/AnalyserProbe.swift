import Plant
import Signals

/// The data analyser: what the payload identifier says, checks and errored seconds, ancillary
/// packets, whether pictures change, and timing against the house reference.
enum AnalyserProbe {
    static let kind = ProbeKind(
        name: "analyser", title: "SDI data analyser", plane: PicturePlane.name,
        usage: "measure analyser PORT", price: Price(seconds: 120),
        accepts: MeasuringPoint.refusal, ways: MeasuringPoint.waysAtInputs, read: read)

    /// How long pictures are compared with one another, in seconds.
    private static let watchSeconds: Int64 = 10

    /// Timing is read to a few clocks of 74.25 MHz: one standard deviation in ns, a judgement.
    private static let timingNanoseconds: Int64 = 20

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("analyser", recovery)
        guard !point.reference.isPresent, recovery.state == .locked else { return reading }
        let signal = recovery.signal
        reading.add("interface", .symbol(SignalProbe.interfaceName(signal)))
        reading.add("format", .symbol(SignalProbe.raster(signal)))
        addPayload(signal, to: &reading)
        addErrors(simulation, point, signal, to: &reading)
        addPictures(simulation, signal, to: &reading)
        reading.add(
            "timing",
            signal.isReferenced
                ? .quantity(
                    Quantity(signal.phaseNanoseconds, .nanosecond, random: timingNanoseconds))
                : .none)
        reading.columns = ["data-identifier", "packet"]
        reading.rows = SignalProbe.ancillary(signal).map { identifier in
            [.integer(identifier), .symbol(packetName(identifier, signal))]
        }
        return reading
    }

    /// The four bytes, and what each says (ST 352).
    private static func addPayload(_ signal: PictureSignal, to reading: inout Reading) {
        let identifier = PayloadIdentifier(
            word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
        let isThere = signal.payloadIdentifier != 0
        func add(_ name: String, _ word: String) {
            reading.add(name, isThere ? .symbol(word) : .none)
        }
        reading.add(
            "payload",
            isThere ? .list((1...4).map { Int64(identifier.byte($0)) }) : .none)
        add("stated-scan", scanName(identifier.scan))
        add("stated-sampling", identifier.sampling == .full444 ? "444" : "422")
        add("stated-depth", "\(identifier.bitDepth)")
        add("stated-transfer", transferName(identifier.transfer))
        add("stated-colorimetry", colorimetryName(identifier.colorimetry))
        add(
            "stated-link",
            signal.interface == .threeG ? (identifier.isLevelB ? "level-b" : "level-a") : "single")
    }

    static func scanName(_ scan: VideoScan?) -> String {
        switch scan {
        case .interlaced: "interlaced"
        case .segmentedFrame: "segmented-frame"
        case .progressive: "progressive"
        case nil: "reserved"
        }
    }

    static func transferName(_ transfer: PayloadIdentifier.Transfer) -> String {
        switch transfer {
        case .sdr: "sdr"
        case .hlg: "hlg"
        case .pq: "pq"
        case .unspecified: "unspecified"
        }
    }

    static func colorimetryName(_ colorimetry: PayloadIdentifier.Colorimetry) -> String {
        switch colorimetry {
        case .bt709: "bt709"
        case .bt2020: "bt2020"
        case .reserved: "reserved"
        case .unknown: "unknown"
        }
    }

    /// Seconds with an error in a minute; in standard definition also the fields that upstream
    /// equipment has flagged (EDA), which its own checks no longer show (RP 165).
    private static func addErrors(
        _ simulation: Simulation, _ point: MeasuringPoint, _ signal: PictureSignal,
        to reading: inout Reading
    ) {
        let count = SignalProbe.countSeconds
        let rate = Double(signal.erroredLinesMilliPerSecond) / 1000
        let part = -Elementary.expm1(-rate)
        let bursts = SignalProbe.interruptions(simulation, point, signal)
        let spread = Int64((Double(count) * part * (1 - part)).squareRoot() + 0.5)
        let steady = Int64(Elementary.nearest(Double(count) * part))
        let drawn = steady + point.randomMillionths(simulation, "seconds") * spread / 1_000_000
        reading.add("count-seconds", .integer(count))
        reading.add(
            "errored-seconds",
            .quantity(
                Quantity(min(count, max(0, drawn) + bursts), .none, random: max(spread, 0))))
        reading.add("interruptions", .integer(bursts))
        guard signal.interface == .sd, let format = signal.videoFormat else {
            reading.add("fields-flagged-upstream", .none)
            return
        }
        let fields = Int64(2 * format.frameRate.hertz * Double(count))
        reading.add(
            "fields-flagged-upstream",
            .integer(min(fields, signal.hiddenErrorsMilliPerSecond * count / 1000)))
    }

    /// The check of the picture where it stands still, and how many pictures of ten seconds differ
    /// from the one before.
    private static func addPictures(
        _ simulation: Simulation, _ signal: PictureSignal, to reading: inout Reading
    ) {
        let content = simulation.text(ofSymbol: signal.content)
        let chain = simulation.words(ofList: signal.chain)
        guard let detail = DetailProbe.detail(of: signal, content, chain),
            let format = signal.videoFormat
        else { return }
        let fields = detail.fields
        let frames = stride(from: 0, to: fields.moments.count, by: fields.fieldsPerFrame)
            .map { fields.moments[$0] }
        let changes = zip(frames.dropFirst(), frames).count { $0 != $1 }
        let isStill = changes == 0
        reading.add(
            "picture-check",
            isStill
                ? .integer(PictureFingerprint.check(of: content, through: chain)) : .none)
        let share = Double(changes) / Double(max(1, frames.count - 1))
        reading.add("watch-seconds", .integer(watchSeconds))
        reading.add(
            "picture-changes",
            .integer(
                Int64(
                    Elementary.nearest(share * format.frameRate.hertz * Double(watchSeconds)))))
    }

    private static func packetName(_ identifier: Int64, _ signal: PictureSignal) -> String {
        if identifier == 0x241 { return "payload-identifier" }
        let packets = SignalProbe.ancillary(signal)
        let place = (packets.firstIndex(of: identifier) ?? 0)
        // Groups stand in their order behind the identifier; those that lack are passed over.
        var group = 0
        var left = place + (signal.payloadIdentifier == 0 ? 1 : 0)
        for bit in 0..<8 where signal.audioGroups >> Int64(bit) & 1 == 1 {
            left -= 1
            if left == 0 { group = bit + 1 }
        }
        return "sound-group-\(group)"
    }
}
