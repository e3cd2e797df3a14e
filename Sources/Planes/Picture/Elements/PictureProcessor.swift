import Plant
import Signals

/// What devices have in common that decide a picture, work on it and send it anew.
///
/// Their output is driven at 800 mV, without loss or noise, and its checks are made anew: damage of
/// the way before is in the picture, and no counter behind shows it (`renewChecks`).
enum PictureProcessor {
    /// A received signal as the output stage sends it on; nil where the input can't be read.
    static func taken(_ scope: NodeScope, _ group: Int, receiver position: Int) -> PictureSignal? {
        let arriving = PictureSignal(scope.input(group))
        let recovery = SDIReceiver(scope, at: position).recover(arriving)
        guard recovery.state == .locked else { return nil }
        var signal = recovery.signal
        signal.renewChecks()
        return signal
    }

    /// A picture of a format and content that the device makes itself.
    static func own(_ format: VideoFormat, content: Int64) -> PictureSignal {
        var signal = PictureSignal.absent
        signal.hasCarrier = true
        signal.isReadable = true
        signal.format = format.index
        signal.content = content
        signal.launchMillivolts = Int64(SerialInterface.launchMillivolts)
        signal.payloadIdentifier = Int64(PayloadIdentifier(format).word)
        return signal
    }

    /// Gives a device's clock: the reference's where it is locked, else its own oscillator's.
    static func setClock(
        _ signal: inout PictureSignal, isLocked: Bool, reference: NodeValue, oscillator: Int64,
        timing: Int64
    ) {
        signal.isReferenced = isLocked
        signal.offsetPartsPerBillion =
            isLocked ? ReferenceSignal(reference).offsetPartsPerBillion : oscillator
        signal.phaseNanoseconds = isLocked ? timing : 0
        signal.slowJitterPicoseconds = 0
    }

    /// The chain of a content that the device makes: its format's matrix.
    static func setStandardChain(
        _ signal: inout PictureSignal, _ scope: NodeScope, _ format: VideoFormat
    ) {
        signal.chain = 0
        for word in PictureRendering.standardChain(of: format) {
            signal.chain = scope.extend(signal.chain, with: word)
        }
    }

    /// Declares `ref`, `in` and the outputs, in this order.
    static func declarePorts(_ declarer: inout ElementDeclarer, hasReference: Bool) {
        if hasReference { declarer.port("ref", .input, PicturePlane.bnc, title: "reference in") }
        declarer.port("in", .input, PicturePlane.bnc, title: "SDI in")
        declarer.port("out", .output, PicturePlane.bnc, title: "SDI out")
    }

    /// Adds a lamp that lights while an input is locked.
    static func addInputLamp(
        _ simulation: Simulation, _ port: PortID, _ name: String, _ reading: inout Reading
    ) {
        let plant = simulation.plant
        let signal = PictureSignal(simulation.signal(at: port))
        let state = plant.pictureModel.receiver(of: port, in: plant).recover(signal).state
        reading.add(name, .symbol(state == .locked ? "on" : "off"))
    }
}
