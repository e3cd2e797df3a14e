package import Plant

/// A sound in full: a source by name and all that was done to it, with what was added spelt out.
///
/// It says the same on every plant and in every session, so that what was measured of it can be
/// remembered by it.
package struct SoundRecipe: Hashable, Sendable {
    /// One step: a transform, or another sound that is added.
    package enum Step: Hashable, Sendable {
        /// Done to all channels, or to some.
        case transform(SoundTransform)
        /// Another sound on top, channel by channel.
        indirect case add(SoundRecipe)
    }

    /// The text of the content's symbol; empty for silence.
    package var source: String
    /// What was done, in its order.
    package var steps: [Step]

    /// A source and steps.
    package init(source: String, steps: [Step] = []) {
        self.source = source
        self.steps = steps
    }

    /// The recipe of a content and chain as nodes hold them.
    package init(content: Int64, chain: Int32, in simulation: Simulation) {
        source = simulation.text(ofSymbol: content)
        steps = simulation.words(ofList: chain).compactMap { word in
            switch SoundTransform(word: word) {
            case .add(let content, let chain)?:
                .add(SoundRecipe(content: content, chain: chain, in: simulation))
            case let transform?: .transform(transform)
            case nil: nil
            }
        }
    }

    /// The recipe of a signal; silence where there is none.
    package init(_ signal: SoundSignal, in simulation: Simulation) {
        guard signal.isPresent else {
            self.init(source: "")
            return
        }
        self.init(content: signal.content, chain: signal.chain, in: simulation)
    }

    /// The same with one more step.
    package func applying(_ transform: SoundTransform) -> SoundRecipe {
        SoundRecipe(source: source, steps: steps + [.transform(transform)])
    }

    /// Several sounds, one after the other from channel 0 on, each `width` channels wide.
    static func beside(_ parts: [SoundRecipe], width: Int) -> SoundRecipe {
        var whole = SoundRecipe(source: parts.first?.source ?? "", steps: [.transform(.clear)])
        for (index, part) in parts.enumerated() {
            whole.steps.append(.add(part.applying(.place(offset: index * width))))
        }
        return whole
    }
}

/// The names of sounds that are no programme.
package enum SoundContent {
    /// Line-up tone of 1 kHz at −18 dBFS (EBU R 68) and at −20 dBFS (SMPTE RP 155).
    package static let toneEBU = "sound/tone-18"
    /// Line-up tone of 1 kHz at −20 dBFS (SMPTE RP 155).
    package static let toneSMPTE = "sound/tone-20"
    /// Identification of eight tracks at −18 dBFS.
    package static let identification = "sound/ident"
    /// Pink noise at −20 dBFS root mean square in every track.
    package static let pink = "sound/pink"
    /// Hum of the mains, as it gets into a line that no longer is balanced.
    package static let hum = "sound/hum"
    /// Nothing at all.
    package static let silence = "sound/silence"

    /// What somebody hears: `programme`, `tone`, `ident`, `pink`, `voice` or `silence`.
    package static func appearance(_ text: String) -> String {
        switch text {
        case toneEBU, toneSMPTE: "tone"
        case identification: "ident"
        case pink: "pink"
        case hum: "hum"
        case silence, "": "silence"
        default:
            if PictureContent.isProgramme(text) {
                "programme"
            } else {
                text.hasPrefix("voice/") ? "voice" : text.hasPrefix("pattern/") ? "tone" : "silence"
            }
        }
    }
}
