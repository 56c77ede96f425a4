/** Three typical pages of a manual and their Korean translations: prose, lists, commands, a manifest, notes. */
import type { Pair } from './families.ts';

const page = (title: string, body: string) => `---\ntitle: ${title}\n---\n\n${body.trim()}\n`;

const QUEUE: Pair = {
  source: page(
    'Share work among bakers',
    `
Here you start a Job whose bakers take their orders from a shared list.
Every baker runs in a Pod of its own. Each gets a _ticket number_ from the
cluster, so that it knows which order of the list it has to bake.

The number is kept in {{< glossary_tooltip text="label" term_id="label" >}}
\`bakery.example/ticket\`, and the [oven interface](/docs/concepts/ovens/)
hands it to the baker as \`TICKET_NUMBER\`. No baker ever sees the number of another.

These are the steps:

1. **Write a Job that counts its bakers**.
   The oven interface passes the count on.
2. **Start the \`Counted\` Job**.
3. **Look into the basket of each baker**.

## {{% heading "prerequisites" %}}

{{< include "before-you-bake.md" >}} {{< version-check >}}

You know how a plain [Job](/docs/concepts/jobs/) runs.

## Choose a list

A list of orders may be a file or a queue, and a file is enough for this page.

{{% code_sample file="bakery/counted-job.yaml" %}}

Each line of the file is one order, and the first line belongs to ticket \`0\`.

## Start baking

Now start the Job:

\`\`\`shell
kubectl apply -f https://bakery.example/counted-job.yaml
\`\`\`

Wait until all bakers are done, which takes two or three minutes on a small cluster:

\`\`\`shell
kubectl wait --for=condition=complete job/counted
\`\`\`

The bread of a baker is in its log, so read the log of one of them.
`,
  ),
  translation: page(
    '제빵사끼리 일 나누기',
    `
여기서는 제빵사들이 함께 쓰는 목록에서 주문을 가져가는 잡을 시작한다.
제빵사는 저마다 자기 파드에서 실행된다. 클러스터는 각 제빵사에게 _번호표_ 를
나누어 주며, 제빵사는 이 번호로 목록에서 구워야 할 주문을 안다.

번호는 {{< glossary_tooltip text="레이블" term_id="label" >}}
\`bakery.example/ticket\` 에 보관되고, [오븐 인터페이스](/ko/docs/concepts/ovens/)가
이를 \`TICKET_NUMBER\` 로 제빵사에게 건넨다. 어떤 제빵사도 다른 제빵사의 번호를 보지 못한다.

단계는 다음과 같다.

1. **제빵사를 세는 잡을 작성한다**.
   오븐 인터페이스가 그 수를 전달한다.
2. **\`Counted\` 잡을 시작한다**.
3. **제빵사마다 바구니를 들여다본다**.

## {{% heading "prerequisites" %}}

{{< include "before-you-bake.md" >}} {{< version-check >}}

평범한 [잡](/ko/docs/concepts/jobs/)이 어떻게 실행되는지 알고 있어야 한다.

## 목록 고르기

주문 목록은 파일일 수도 있고 큐일 수도 있으며, 이 페이지에는 파일이면 충분하다.

{{% code_sample file="bakery/counted-job.yaml" %}}

파일의 한 줄이 주문 하나이며, 첫 줄은 번호표 \`0\` 의 것이다.

## 굽기 시작하기

이제 잡을 시작한다.

\`\`\`shell
kubectl apply -f https://bakery.example/counted-job.yaml
\`\`\`

모든 제빵사가 일을 마칠 때까지 기다린다. 작은 클러스터에서는 2분에서 3분이 걸린다.

\`\`\`shell
kubectl wait --for=condition=complete job/counted
\`\`\`

제빵사의 빵은 로그에 있으므로, 그중 하나의 로그를 읽는다.
`,
  ),
};

const STORE: Pair = {
  source: page(
    'Set the shelves of a store from a ConfigMap',
    `
This page shows how a store reads the size of its shelves from a ConfigMap,
and what happens to goods that no shelf has room for.

A store without any setting keeps everything in the cellar. This is slow, as every customer has to wait
until somebody has walked down and come back with the goods.

## What you will do

* Create a ConfigMap with the sizes
* Start a store that mounts it
* See that the shelves have the sizes you asked for

## Describe the shelves

Write the sizes down, from the lowest shelf to the highest. The lowest shelf carries the heaviest goods:

\`\`\`shell
kubectl apply -f shelves.yaml
kubectl get configmap shelves
\`\`\`

The store looks for \`shelves.conf\` below \`/etc/store\`, and it ignores every other file there.

{{< codenew file="store/store-pod.yaml" >}}

## Look at the result

Ask the store how large its lowest shelf is:

\`\`\`shell
kubectl exec store -- shelfctl size --lowest
\`\`\`

It answers with the number from the ConfigMap, in centimetres and without any unit.

Changes of the ConfigMap are not seen by a store that is open; close it and open it again.
`,
  ),
  translation: page(
    '컨피그맵으로 상점의 선반 정하기',
    `
이 페이지는 상점이 컨피그맵에서 선반의 크기를 읽는 방법과,
어느 선반에도 자리가 없는 상품이 어떻게 되는지를 보여 준다.

아무 설정이 없는 상점은 모든 것을 지하실에 보관한다. 이는 느린데, 누군가 지하실에 내려가서
상품을 가지고 돌아올 때까지 모든 손님이 기다려야 하기 때문이다.

## 하게 될 일

* 크기를 담은 컨피그맵을 만든다
* 이를 마운트하는 상점을 시작한다
* 선반이 요청한 크기로 되어 있는지 본다

## 선반 기술하기

가장 낮은 선반에서 가장 높은 선반까지 크기를 적는다. 가장 낮은 선반에는 가장 무거운 상품이 놓인다.

\`\`\`shell
kubectl apply -f shelves.yaml
kubectl get configmap shelves
\`\`\`

상점은 \`/etc/store\` 아래에서 \`shelves.conf\` 를 찾으며, 그곳의 다른 파일은 모두 무시한다.

{{< codenew file="store/store-pod.yaml" >}}

## 결과 살펴보기

상점에 가장 낮은 선반이 얼마나 큰지 묻는다.

\`\`\`shell
kubectl exec store -- shelfctl size --lowest
\`\`\`

상점은 컨피그맵에 있는 숫자로, 센티미터 단위이지만 단위 표시 없이 답한다.

열려 있는 상점은 컨피그맵의 변경을 알지 못하므로, 상점을 닫았다가 다시 연다.
`,
  ),
};

const PULSE: Pair = {
  source: page(
    'Feel the pulse of a clock',
    `
A clock can stop though its process still runs. The cluster feels the pulse of each clock
every few seconds and winds up those that have stopped.

There are three ways to feel a pulse, and a clock may have all of them at once. Each has its own interval,
and none of them disturbs the hands.

{{< note >}}
Clocks that are wound by hand need no pulse.
{{< /note >}}

## Listen to a command

The simplest pulse is a command that ends well while the clock ticks.

{{% code_sample file="clock/exec-pulse.yaml" %}}

The fields mean this:

- \`tickSeconds\`: how often the command runs
- \`waitSeconds\`: how long the first run waits, since a cold clock starts slowly
- \`failures\`: after how many missed ticks the clock is wound up

Hang up the clock:

\`\`\`shell
kubectl apply -f https://clock.example/exec-pulse.yaml
\`\`\`

After half a minute, see what has happened to it:

\`\`\`shell
kubectl describe clock exec-pulse
\`\`\`

## Listen to a port

A clock with a port is alive as long as the port can be opened. Nothing is sent and nothing is read.

\`\`\`shell
kubectl get clock port-pulse --watch
\`\`\`

Ports below 1024 belong to the tower, so take a higher one.
`,
  ),
  translation: page(
    '시계의 맥박 재기',
    `
시계는 프로세스가 아직 실행 중이어도 멈출 수 있다. 클러스터는 몇 초마다
각 시계의 맥박을 재고 멈춘 시계의 태엽을 감는다.

맥박을 재는 방법은 세 가지이며, 한 시계가 세 가지를 동시에 가질 수도 있다. 방법마다 주기가 따로 있으며,
그 어느 것도 시곗바늘을 방해하지 않는다.

{{< note >}}
손으로 태엽을 감는 시계에는 맥박이 필요 없다.
{{< /note >}}

## 명령에 귀 기울이기

가장 간단한 맥박은 시계가 똑딱거리는 동안 잘 끝나는 명령이다.

{{% code_sample file="clock/exec-pulse.yaml" %}}

각 필드의 뜻은 다음과 같다.

- \`tickSeconds\`: 명령을 얼마나 자주 실행하는지
- \`waitSeconds\`: 차가운 시계는 느리게 시작하므로 첫 실행을 얼마나 기다리는지
- \`failures\`: 똑딱 소리를 몇 번 놓치면 태엽을 감는지

시계를 건다.

\`\`\`shell
kubectl apply -f https://clock.example/exec-pulse.yaml
\`\`\`

30초쯤 뒤에 시계에 무슨 일이 있었는지 본다.

\`\`\`shell
kubectl describe clock exec-pulse
\`\`\`

## 포트에 귀 기울이기

포트가 있는 시계는 포트가 열리는 동안 살아 있다. 아무것도 보내지 않고 아무것도 읽지 않는다.

\`\`\`shell
kubectl get clock port-pulse --watch
\`\`\`

1024보다 낮은 포트는 시계탑의 것이므로, 더 높은 것을 고른다.
`,
  ),
};

export const PAGES: Readonly<Record<string, Pair>> = { queue: QUEUE, store: STORE, pulse: PULSE };
