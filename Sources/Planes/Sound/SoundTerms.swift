import Signals

/// One track of a content in a channel, and what was done to it on its way.
package struct SoundTerm: Hashable, Sendable, Comparable {
    /// The text of the content's symbol.
    package var source: String
    /// The track of the content, from 0.
    package var track: Int
    /// The ceiling of the programme's limiter, milli-dB of full scale.
    package var ceiling: Int64
    /// All gains on its way, milli-dB.
    package var gainMillidecibels: Int64 = 0
    /// Whether its polarity is turned.
    package var isInverted = false
    /// All delays on its way, µs.
    package var delayMicroseconds: Int64 = 0
    /// Played at 44.1 kHz instead of 48.
    package var isSlow = false
    /// Samples dropped, doubled or too late on its way, in thousandths a minute: each is a click.
    package var clicksMilliPerMinute: Int64 = 0

    /// The track as it was delivered.
    var asDelivered: SoundTerm {
        SoundTerm(
            source: source, track: track, ceiling: SoundRendering.ceilingMillidecibels)
    }

    /// In a fixed order, so that equal sums are added up alike.
    package static func < (a: SoundTerm, b: SoundTerm) -> Bool {
        if a.source != b.source { return a.source < b.source }
        let left = [
            a.gainMillidecibels, a.delayMicroseconds, a.ceiling, a.clicksMilliPerMinute,
            a.isInverted ? 1 : 0,
        ]
        let right = [
            b.gainMillidecibels, b.delayMicroseconds, b.ceiling, b.clicksMilliPerMinute,
            b.isInverted ? 1 : 0,
        ]
        if a.track != b.track { return a.track < b.track }
        if a.isSlow != b.isSlow { return b.isSlow }
        return left.lexicographicallyPrecedes(right)
    }
}

/// What is in each channel of a sound: a sum of tracks.
///
/// All that equipment does to sound here is linear behind the limiter of the mix, so that every
/// recipe comes to this; and two recipes that come to the same sound the same.
package struct SoundTerms: Hashable, Sendable {
    /// By channel, in ascending order; an empty list is silence.
    package private(set) var channels: [[SoundTerm]]

    /// Half, in milli-dB.
    private static let half: Int64 = -6021

    /// The channels of a recipe.
    package init(_ recipe: SoundRecipe) {
        var ceiling = SoundRendering.ceilingMillidecibels
        if case .transform(.limited(let other))? = recipe.steps.first { ceiling = other }
        channels = (0..<SoundRendering.trackCount(of: recipe.source)).map {
            [SoundTerm(source: recipe.source, track: $0, ceiling: ceiling)]
        }
        for step in recipe.steps {
            switch step {
            case .transform(let transform): apply(transform)
            case .add(let other): add(SoundTerms(other).channels)
            }
        }
        for index in channels.indices { channels[index].sort() }
    }

    /// Channels from their terms.
    init(_ channels: [[SoundTerm]]) { self.channels = channels }

    /// Exactly so many channels, silent ones at the end.
    package func first(_ count: Int) -> SoundTerms {
        var terms = self
        terms.resize(count)
        terms.channels = Array(terms.channels.prefix(count))
        return terms
    }

    /// The same with another source in place of every programme.
    package func replacingProgramme(by other: String) -> SoundTerms {
        var terms = self
        for channel in channels.indices {
            for index in channels[channel].indices
            where SoundContent.appearance(channels[channel][index].source) == "programme" {
                terms.channels[channel][index].source = other
                terms.channels[channel][index].ceiling = SoundRendering.ceilingMillidecibels
            }
            terms.channels[channel].sort()
        }
        return terms
    }

    private mutating func resize(_ count: Int) {
        while channels.count < count { channels.append([]) }
    }

    private mutating func add(_ added: [[SoundTerm]]) {
        resize(added.count)
        for (index, terms) in added.enumerated() { channels[index] += terms }
    }

    private mutating func each(_ channel: Int?, _ change: (inout SoundTerm) -> Void) {
        for index in channels.indices where channel == nil || channel == index {
            for term in channels[index].indices { change(&channels[index][term]) }
        }
    }

    private mutating func apply(_ transform: SoundTransform) {
        switch transform {
        case .gain(let channel, let gain): each(channel) { $0.gainMillidecibels += gain }
        case .polarity(let channel): each(channel) { $0.isInverted.toggle() }
        case .delay(let channel, let delay): each(channel) { $0.delayMicroseconds += delay }
        case .written(let order):
            resize(6)
            channels = order.channels.map { channels[$0] } + channels.dropFirst(6)
        case .monoSum:
            resize(2)
            var both = channels[0] + channels[1]
            for index in both.indices { both[index].gainMillidecibels += SoundTerms.half }
            channels[0] = both
            channels[1] = both
        case .openLeg:
            resize(1)
            each(nil) { $0.gainMillidecibels += SoundTerms.half }
            for index in channels.indices {
                channels[index].append(
                    SoundTerm(
                        source: SoundContent.hum, track: 0,
                        ceiling: SoundRendering.ceilingMillidecibels))
            }
        case .take(let first, let count):
            channels = Array(channels.dropFirst(first).prefix(count))
        case .place(let offset): channels = [[SoundTerm]](repeating: [], count: offset) + channels
        case .drop(let mask):
            for index in channels.indices where mask >> Int64(index) & 1 == 1 {
                channels[index] = []
            }
        case .clear: channels = []
        case .slow: each(nil) { $0.isSlow = true }
        case .slips(let rate), .latePackets(let rate):
            each(nil) { $0.clicksMilliPerMinute += rate }
        case .limited, .add: break
        }
    }

    /// The contents in it, each once, in the order of channels.
    package var contents: [String] {
        var found: [String] = []
        for channel in channels {
            for term in channel where !found.contains(term.source) { found.append(term.source) }
        }
        return found.filter { $0 != SoundContent.hum }
    }

    /// Whether it hums.
    package var hasHum: Bool {
        channels.contains { $0.contains { $0.source == SoundContent.hum } }
    }

    /// Whether some of it is low and slow.
    package var isSlow: Bool { channels.contains { $0.contains(where: \.isSlow) } }

    /// How often it clicks, in thousandths a minute, in the channel where that is most.
    package var clicksMilliPerMinute: Int64 {
        channels.flatMap { $0 }.map(\.clicksMilliPerMinute).max() ?? 0
    }

    /// The same without its clicks, which no meter sees.
    var withoutClicks: SoundTerms {
        var terms = self
        terms.each(nil) { $0.clicksMilliPerMinute = 0 }
        for index in channels.indices { terms.channels[index].sort() }
        return terms
    }

    /// How late a content is where it comes first, in microseconds; nil where it isn't in it.
    package func delayMicroseconds(of content: String) -> Int64? {
        channels.flatMap { $0 }.filter { $0.source == content }.map(\.delayMicroseconds).min()
    }
}
