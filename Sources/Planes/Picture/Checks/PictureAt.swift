import Plant
import Signals

/// What is received at a port, as a check sees it: without noise, by the port's own receiver.
struct PictureAt {
    let recovery: SDIReceiver.Recovery
    /// The content's symbol as text; empty where nothing is locked.
    let content: String
    /// The symbol of what the embedded sound belongs to; empty where there is none.
    let sound: String
    /// The most that a code of any patch differs from what a rightly set source sends.
    let deviationCodes: Int64

    init(_ simulation: Simulation, _ port: PortID) {
        let plant = simulation.plant
        let arriving = PictureSignal(simulation.signal(at: port))
        recovery = plant.pictureModel.receiver(of: port, in: plant).recover(arriving)
        guard recovery.state == .locked, let format = recovery.signal.videoFormat else {
            content = ""
            sound = ""
            deviationCodes = 0
            return
        }
        content = simulation.text(ofSymbol: recovery.signal.content)
        sound =
            recovery.signal.audioGroups == 0
            ? "" : simulation.text(ofSymbol: recovery.signal.audioContent)
        let chain = simulation.words(ofList: recovery.signal.chain)
        let standard = PictureRendering.standardChain(of: format)
        var worst: Int64 = 0
        if chain != standard {
            for patch in PictureContent.patches(ofSymbol: content) {
                let seen = PictureRendering.codes(of: patch.rgb, through: chain)
                let meant = PictureRendering.codes(of: patch.rgb, through: standard)
                for (a, b) in [(seen.y, meant.y), (seen.cb, meant.cb), (seen.cr, meant.cr)] {
                    worst = max(worst, Int64((a - b).magnitude))
                }
            }
        }
        deviationCodes = worst
    }

    /// A reading with what was found.
    func reading(_ kind: String, at path: String) -> Reading {
        var reading = Reading(kind: kind, point: path)
        reading.add("state", .symbol(recovery.state.rawValue))
        guard recovery.state == .locked else { return reading }
        reading.add("content", .text(content))
        reading.add("sound", .text(sound))
        reading.add("format", .symbol(recovery.signal.videoFormat?.name ?? "none"))
        reading.add(
            "errors-milli-per-second", .integer(recovery.signal.damagedLinesMilliPerSecond))
        reading.add("interruptions-per-hour", .integer(recovery.signal.interruptionsPerHour))
        reading.add("deviation", .quantity(Quantity(deviationCodes, .tenBitCode)))
        return reading
    }
}

extension CheckMaker {
    /// A port that carries video, which becomes the place where the check is looked at.
    mutating func videoPort(_ name: String) throws(PlantProblem) -> PortID {
        let port = try port(name)
        let record = layout.ports[port.index]
        guard record.connector == PicturePlane.bnc || record.connector == PicturePlane.videoJack
        else {
            throw problem(
                name, "`\(layout.path(of: port))` isn't a video connector",
                expected: "a port with a BNC or a video jack")
        }
        endpoint = record.element
        return port
    }

    /// A job's content: `214` or `job/214`; a pattern is `pattern/NAME`.
    func content(_ name: String) throws(PlantProblem) -> String {
        let word = try word(name)
        return word.contains("/") ? word : "job/" + word
    }
}
